import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OverShort } from '#/approval/OverShort';
import { PendingApproval } from '#/approval/PendingApproval';
import type { CashSession, Me } from '#/protocol/shapes';
import { approves } from '#/shop/identity';
import { isPending, usePendingSessions } from '#/shop/sessions';
import { sinceText } from '#/ui/clock';
import { Money } from '#/ui/Money';
import { RefusalView } from '#/ui/RefusalView';
import classes from './ClaimsPage.module.css';

/** Shifts that are closed past the limit and wait for somebody else's word (CS-8); nothing where none waits. */
export function PendingCloses({ me }: { me: Me }) {
  const { t } = useTranslation();
  const pending = usePendingSessions(approves(me));
  const rows = pending.data?.filter(isPending) ?? [];
  if (pending.error !== null)
    return <RefusalView error={pending.error} onRetry={() => void pending.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <section className={classes['pending']} aria-labelledby="pending">
      <h2 id="pending">{t('manager.pending')}</h2>
      <table className={classes['claims']}>
        <thead>
          <tr>
            <th>{t('manager.shift')}</th>
            <th>{t('shift.cashierLabel')}</th>
            <th>{t('shift.closedAt')}</th>
            <th data-figure>{t('closing.expected')}</th>
            <th data-figure>{t('closing.counted')}</th>
            <th data-figure>{t('closing.difference')}</th>
            <th>{t('approval.reason')}</th>
            <th>
              <span className="tk-unseen">{t('manager.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((session) => (
            <PendingRow key={session.id} me={me} session={session} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PendingRow({ me, session }: { me: Me; session: CashSession }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { summary } = session;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={classes['order']}
          onClick={() => void navigate({ to: '/shift/$sessionId', params: { sessionId: session.id } })}
        >
          <strong>{session.register.code}</strong>
          <span>{session.sessionNumber}</span>
        </button>
      </th>
      <td data-label={t('shift.cashierLabel')}>{session.cashier.name}</td>
      <td data-label={t('shift.closedAt')}>
        {session.closedAt !== null && sinceText(session.closedAt, me.business.timeZone)}
      </td>
      <td data-label={t('closing.expected')} data-figure>
        <Money amount={summary?.expectedCash ?? null} of={me.business} />
      </td>
      <td data-label={t('closing.counted')} data-figure>
        <Money amount={summary?.countedCash ?? null} of={me.business} />
      </td>
      <td data-label={t('closing.difference')} data-figure>
        {summary?.overShort != null && <OverShort small amount={summary.overShort} of={me.business} />}
      </td>
      <td data-label={t('approval.reason')}>{session.overShortReason ?? t('closing.noReason')}</td>
      <td className={classes['ways']}>
        {summary && <PendingApproval me={me} session={session} summary={summary} />}
      </td>
    </tr>
  );
}
