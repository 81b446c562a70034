import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { Clock } from '#/ui/clock';
import { Money } from '#/ui/Money';
import classes from './HomePage.module.css';

/** The shift this person is in, in one line. */
export function ShiftStrip({ session, me }: { session: CashSession; me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const facts: [string, React.ReactNode][] = [
    [t('home.yourShift'), session.sessionNumber],
    [t('shift.registerLabel'), session.register.code],
    [t('shift.openedAt'), <Clock key="at" at={session.openedAt} timeZone={me.business.timeZone} />],
    [t('shift.totalSales'), <Money key="sales" amount={session.totals.totalSales} of={me.business} />],
    [t('shift.transactions'), t('home.sales', { count: session.totals.totalTransactions })],
  ];
  return (
    <section className={classes['strip']} aria-label={t('home.yourShift')}>
      {session.overdue && <p className={classes['overdue']}>{t('home.overdue')}</p>}
      <dl>
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <Button
        variant="default"
        onClick={() => void navigate({ to: '/shift/$sessionId', params: { sessionId: session.id } })}
      >
        {t('home.view')}
      </Button>
    </section>
  );
}
