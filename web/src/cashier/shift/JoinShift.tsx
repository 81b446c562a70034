import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashSession, Me, Register } from '#/protocol/shapes';
import { momentText } from '#/ui/clock';
import { DrawerOpenIcon } from '#/ui/icons';
import { moneyText } from '#/ui/Money';
import classes from './JoinShift.module.css';
import { StartFailed } from './StartFailed';
import type { StartingShift } from './startShift';

type Props = { me: Me; register: Register; session: CashSession; starting: StartingShift };

/** A shift is open at this register already: who has it, since when, and that nothing is counted to go into it. */
export function JoinShift({ me, register, session, starting }: Props) {
  const { t } = useTranslation();
  const name = session.cashier.name;
  const number = session.sessionNumber;
  const time = momentText(session.openedAt, me.business.timeZone);
  const float = moneyText(session.openingCash, me.business);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (starting.isPending) return;
    // Should the shift end in this instant, one of their own is opened: with the float the profile says.
    starting.mutate({ openingCash: register.profile.defaultFloat, openingNotes: '', joining: name });
  };
  return (
    <form className={classes['page']} onSubmit={submit} aria-busy={starting.isPending}>
      <DrawerOpenIcon size={48} />
      <h1>{t(session.yours ? 'shift.backTitle' : 'shift.joinTitle')}</h1>
      <p className={classes['where']}>
        {t('shift.at', { register: register.name, location: register.location.name })}
      </p>
      <div className={classes['open']}>
        <strong>
          {session.yours ? t('shift.openHere', { number, time }) : t('shift.hereSince', { name, time })}
        </strong>
        <p>{session.yours ? t('shift.backDetail', { float }) : t('shift.joinDetail', { number, float })}</p>
      </div>
      <StartFailed error={starting.error} />
      <Button type="submit" size="xl" fullWidth aria-disabled={starting.isPending} data-autofocus>
        {starting.isPending ? t('shift.starting') : session.yours ? t('shift.goOn') : t('shift.join')}
      </Button>
    </form>
  );
}
