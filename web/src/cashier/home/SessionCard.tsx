import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { isOwn } from '#/shop/sessions';
import { momentText } from '#/ui/clock';
import { Money } from '#/ui/Money';
import classes from './SessionPicker.module.css';

type Props = {
  session: CashSession;
  me: Me;
  first: boolean;
  /** Where a shift that is not this person's could be joined: at this register, at its own, or not by them. */
  join: 'here' | 'there' | 'nowhere';
  onChoose: () => void;
};

/** Cashier, register, since when, float and state of one session; what can't be sold on is seen, with why not. */
export function SessionCard({ session, me, first, join, onChoose }: Props) {
  const { t } = useTranslation();
  const chosen = session.status === 'open' && (session.yours || join === 'here');
  return (
    <button
      type="button"
      className={classes['card']}
      data-status={session.status}
      data-yours={session.yours || undefined}
      data-autofocus={(first && chosen) || undefined}
      disabled={!chosen}
      onClick={onChoose}
    >
      <span className={classes['top']}>
        <strong>{session.cashier.name}</strong>
        <span className={classes['status']}>{t(`home.status_${session.status}`)}</span>
      </span>
      <span>
        {session.register.code} · {session.location.name}
      </span>
      <span className={classes['number']}>{session.sessionNumber}</span>
      <span className={classes['bottom']}>
        <span>{t('home.since', { time: momentText(session.openedAt, me.business.timeZone) })}</span>
        <span>
          {t('home.float')}{' '}
          <Money amount={session.openingCash} of={me.business} className={classes['float']} />
        </span>
      </span>
      {session.status === 'open' && <Whose session={session} me={me} join={join} />}
    </button>
  );
}

function Whose({ session, me, join }: Pick<Props, 'session' | 'me' | 'join'>) {
  const { t } = useTranslation();
  const { name } = session.cashier;
  const register = session.register.code;
  const theirs = {
    here: t('home.joinHere'),
    there: t('home.joinThere', { name, register }),
    nowhere: t('home.theirs', { name }),
  };
  const whose = session.yours ? t(isOwn(session, me) ? 'home.yours' : 'home.joined') : theirs[join];
  return <span className={classes['whose']}>{whose}</span>;
}
