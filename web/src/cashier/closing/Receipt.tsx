import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OverShort } from '#/approval/OverShort';
import { PendingApproval } from '#/approval/PendingApproval';
import type { CashSession, CloseSummary, Me } from '#/protocol/shapes';
import { Clock, dayText } from '#/ui/clock';
import { PrintIcon } from '#/ui/icons';
import { currencySign, Money } from '#/ui/Money';
import { useArrival } from '#/ui/useArrival';
import classes from './Receipt.module.css';

type Props = { me: Me; session: CashSession; summary: CloseSummary; children?: ReactNode };

/** The result of a counted drawer, as it would come out of the printer. */
export function Receipt({ me, session, summary, children }: Props) {
  const { t } = useTranslation();
  const arrival = useArrival();
  const money = (amount: string | null) => <Money amount={amount} of={me.business} />;
  const figure = (amount: string | null) => <Money amount={amount} of={me.business} bare />;
  const sign = currencySign(me.business);
  const clock = (at: string | null) => (at === null ? '' : <Clock at={at} timeZone={me.business.timeZone} />);
  const rows: [string, ReactNode][] = [
    [t('shift.registerLabel'), session.register.code],
    [t('shift.cashierLabel'), session.cashier.name],
    [t('shift.openedAt'), clock(session.openedAt)],
    [t('shift.closedAt'), clock(session.closedAt)],
    [t('shift.closedBy'), session.closedBy?.name ?? '–'],
    [t('closing.openingFloat'), money(summary.openingCash)],
    [t('shift.totalSales'), money(session.totals.totalSales)],
    [t('shift.transactions'), session.totals.totalTransactions],
  ];
  return (
    <>
      <article className={classes['receipt']} aria-labelledby="receipt">
        <header>
          <p>{me.business.name}</p>
          <h1 id="receipt" {...arrival}>
            {t('closing.resultTitle')}
          </h1>
          <p>
            {session.sessionNumber} · {dayText(session.businessDate)}
          </p>
        </header>
        {/* The result above the figures: on a phone the ways out lie over the end of them. */}
        {summary.overShort !== null && <OverShort amount={summary.overShort} of={me.business} />}
        {session.approval !== null && (
          <dl>
            {session.overShortReason !== null && (
              <div>
                <dt>{t('approval.reason')}</dt>
                <dd>{session.overShortReason}</dd>
              </div>
            )}
            <div>
              <dt>{t(`closing.approval_${session.approval}`)}</dt>
              <dd>{session.approvedBy?.name ?? '–'}</dd>
            </div>
          </dl>
        )}
        <dl>
          {rows.map(([term, fact]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
        <table data-uncovered>
          <thead>
            <tr>
              <th scope="col">{t('closing.tender')}</th>
              <th scope="col">{t('closing.inCurrency', { what: t('closing.expected'), sign })}</th>
              <th scope="col">{t('closing.inCurrency', { what: t('closing.counted'), sign })}</th>
            </tr>
          </thead>
          <tbody>
            {summary.byTender.map(({ tender, expected, counted }) => (
              <tr key={tender}>
                <th scope="row">{t(`closing.tender_${tender}`)}</th>
                <td>{figure(expected)}</td>
                <td>{counted === null ? '–' : figure(counted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {session.closingNotes && <p className={classes['notes']}>{session.closingNotes}</p>}
      </article>
      <div className={classes['ways']}>
        <Button size="xl" variant="default" leftSection={<PrintIcon />} onClick={() => window.print()}>
          {t('closing.print')}
        </Button>
        {children}
        <PendingApproval me={me} session={session} summary={summary} />
      </div>
    </>
  );
}
