import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Business } from '#/protocol/shapes';
import type { Desk } from '#/sync/payment-desk';
import { timeText } from '#/ui/clock';
import { moneyText } from '#/ui/Money';
import classes from './Result.module.css';

type Props = { desk: Extract<Desk, { kind: 'unknown' }>; business: Business; onAsk: () => void };

/** The line broke in the middle: it is one sale or none, and this register finds out which. */
export function Unknown({ desk, business, onAsk }: Props) {
  const { t } = useTranslation();
  const amount = moneyText(desk.request.total, business);
  return (
    <section className={classes['unknown']} role="alert">
      <Loader size={40} aria-hidden="true" />
      <h1>{t('payment.unknownTitle')}</h1>
      <p>{t('payment.unknownDetail', { amount, time: timeText(desk.since, business.timeZone) })}</p>
      <strong className={classes['care']}>{t('payment.unknownCare')}</strong>
      <Button variant="default" onClick={onAsk}>
        {t('payment.askNow')}
      </Button>
    </section>
  );
}
