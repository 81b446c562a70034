import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Receipt } from '#/cashier/closing/Receipt';
import type { CashSession, Me } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { mayCount, useSession } from '#/shop/sessions';
import { Clock, dayText } from '#/ui/clock';
import { BackIcon } from '#/ui/icons';
import { Money } from '#/ui/Money';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import classes from './ShiftPage.module.css';

/** One session, read: what it is, what it took, and what can be done with it now. */
export function ShiftPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { sessionId } = useParams({ from: '/shift/$sessionId' });
  const { data: session, error, refetch } = useSession(sessionId);
  if (session === undefined && error === null) return <Loading />;
  return (
    <div className={classes['page']}>
      <Button
        variant="subtle"
        leftSection={<BackIcon />}
        className={classes['back'] ?? ''}
        onClick={() => void navigate({ to: '/' })}
      >
        {t('shell.home')}
      </Button>
      {error && <RefusalView error={error} onRetry={() => void refetch()} />}
      {session?.status === 'closed' && session.summary ? (
        <Receipt me={me} session={session} summary={session.summary} />
      ) : (
        session && <Sheet me={me} session={session} />
      )}
    </div>
  );
}

function Sheet({ me, session }: { me: Me; session: CashSession }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const money = (amount: string | null) => <Money amount={amount} of={me.business} />;
  const { totals } = session;
  const sells = session.status === 'open' && session.yours;
  const facts: [string, ReactNode][] = [
    [t('shift.registerLabel'), `${session.register.code} · ${session.location.name}`],
    [t('shift.cashierLabel'), session.cashier.name],
    ...(session.participants.length > 0
      ? [
          [t('shift.joinedBy'), session.participants.map(({ name }) => name).join(', ')] as [
            string,
            ReactNode,
          ],
        ]
      : []),
    [t('shift.businessDay'), dayText(session.businessDate)],
    [t('shift.openedAt'), <Clock key="opened" at={session.openedAt} timeZone={me.business.timeZone} />],
    ...(session.endedAt
      ? [
          [
            t('shift.endedAt'),
            <Clock key="ended" at={session.endedAt} timeZone={me.business.timeZone} />,
          ] as [string, ReactNode],
        ]
      : []),
    ...(session.endedBy ? [[t('shift.endedBy'), session.endedBy.name] as [string, ReactNode]] : []),
    [t('shift.openingFloat'), money(session.openingCash)],
    ...(session.openingNotes ? [[t('shift.notes'), session.openingNotes] as [string, ReactNode]] : []),
  ];
  const sums: [string, ReactNode][] = [
    [t('shift.totalSales'), money(totals.totalSales)],
    [t('shift.totalCash'), money(totals.totalCash)],
    [t('shift.totalCard'), money(totals.totalCard)],
    [t('shift.totalRefunds'), money(totals.totalRefunds)],
    [t('shift.transactions'), totals.totalTransactions],
  ];
  return (
    <>
      <header className={classes['head']}>
        <h1>{session.sessionNumber}</h1>
        <span className={classes['status']} data-status={session.status}>
          {t(`home.status_${session.status}`)}
        </span>
      </header>
      {session.overdue && <p className={classes['overdue']}>{t('home.overdue')}</p>}
      <div className={classes['columns']}>
        <Facts rows={facts} />
        <Facts rows={sums} figures />
      </div>
      <div className={classes['ways']}>
        {mayCount(session, me) && (
          <Button
            size="xl"
            variant={sells ? 'default' : 'filled'}
            onClick={() =>
              void navigate({ to: '/shift/$sessionId/count', params: { sessionId: session.id } })
            }
          >
            {session.status === 'open' ? t('shift.endAndCount') : t('shift.countNow')}
          </Button>
        )}
        {sells && (
          <Button
            size="xl"
            onClick={() => void navigate({ to: '/cashier', search: { opening_entry: session.id } })}
          >
            {t('shift.sell')}
          </Button>
        )}
      </div>
    </>
  );
}

function Facts({ rows, figures = false }: { rows: [string, ReactNode][]; figures?: boolean }) {
  return (
    <dl className={classes['facts']} data-figures={figures || undefined}>
      {rows.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
