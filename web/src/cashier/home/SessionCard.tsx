import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { sinceText } from '#/ui/clock';
import { Money } from '#/ui/Money';
import classes from './SessionPicker.module.css';

type Props = { session: CashSession; me: Me; first: boolean; joinable: boolean; onChoose: () => void };

/** Cashier, register, since when, float and state of one session; a finished one is seen but not chosen. */
export function SessionCard({ session, me, first, joinable, onChoose }: Props) {
  const { t } = useTranslation();
  const open = session.status === 'open';
  const whose = session.yours ? t('home.yours') : joinable ? t('home.join') : t('home.someoneElse');
  return (
    <button
      type="button"
      className={classes['card']}
      data-status={session.status}
      data-yours={session.yours || undefined}
      data-autofocus={(first && open) || undefined}
      disabled={!open}
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
        <span>{t('home.since', { time: sinceText(session.openedAt, me.business.timeZone) })}</span>
        <span>
          {t('home.float')}{' '}
          <Money amount={session.openingCash} of={me.business} className={classes['float']} />
        </span>
      </span>
      {open && <span className={classes['whose']}>{whose}</span>}
    </button>
  );
}
