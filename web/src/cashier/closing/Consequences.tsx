import { useTranslation } from 'react-i18next';
import { useWaiting } from '#/orders/queries';
import type { CashSession, Me } from '#/protocol/shapes';
import classes from './ClosingPage.module.css';

/** Whom else it concerns when a shift ends, and what waits in the queue all the same. */
export function Consequences({ me, session }: { me: Me; session: CashSession }) {
  const { t } = useTranslation();
  const waiting = useWaiting(me, session.profile.id);
  const names = new Map([session.cashier, ...session.participants].map(({ id, name }) => [id, name]));
  names.delete(me.user.id);
  const facts: string[] = [];
  if (names.size > 0)
    facts.push(t('closing.othersSell', { count: names.size, names: [...names.values()].join(', ') }));
  if (waiting !== undefined && waiting.count > 0) {
    const { count, more } = waiting;
    facts.push(more ? t('closing.moreStayInQueue', { count }) : t('closing.stayInQueue', { count }));
  }
  return facts.length === 0 ? null : <p className={classes['concerned']}>{facts.join(' · ')}</p>;
}
