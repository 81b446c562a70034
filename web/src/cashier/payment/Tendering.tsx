import { Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderLines } from '#/cashier/queue/OrderSheet';
import { useConnection } from '#/protocol/connection';
import { ProblemError } from '#/protocol/problem';
import type { Me } from '#/protocol/shapes';
import { typed as typedAmount } from '#/ui/amountText';
import { moneyText } from '#/ui/Money';
import { notify } from '#/ui/notice';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { Totals } from '../selling/Totals';
import type { OrderHere } from '../selling/useOrder';
import { useScanner } from '../selling/useScanner';
import { Amounts } from './Amounts';
import { backToOrder } from './actions/backToOrder';
import { chooseTender } from './actions/chooseTender';
import { takePayment } from './actions/takePayment';
import { DeskNote } from './DeskNote';
import { Due } from './Due';
import classes from './Tendering.module.css';
import { useAmountKeys } from './useAmountKeys';
import { useTendering } from './useTendering';

type Props = {
  here: OrderHere;
  me: Me;
  sessionId: string;
  /** The shift is not open any more: nothing can be booked on it. */
  blocked: boolean;
  onLeave: () => void;
};

export function Tendering({ here, me, sessionId, blocked, onLeave }: Props) {
  const { t } = useTranslation();
  const { till, state, desk } = here;
  const { order } = state;
  const money = me.business;
  const currency = { code: money.currency, decimals: money.currencyDecimals };
  const online = useConnection().state === 'connected';
  const accepted = me.register?.profile.tenders ?? ['cash'];
  const taking = useTendering({
    till,
    sessionId,
    total: order.total,
    currency,
    tenders: accepted,
    saved: state.saving.kind === 'saved',
    online,
  });
  const { tender, typed, outcome, saving } = taking;
  const busy = saving || desk.kind === 'asking';
  const amount = moneyText(outcome.kind === 'part' ? taking.given : taking.applied, money);
  const before = useRef(typed);
  // What was said of the order before is of no more use here.
  useEffect(() => notify(null), []);

  const back = backToOrder(t, onLeave, busy);
  const idle = !busy && !blocked && online;
  const take = takePayment(t, { outcome: outcome.kind, tender, amount }, taking.take, !idle);
  const tenders = accepted.map((one) => ({
    one,
    action: chooseTender(t, one, () => one === tender || taking.choose(one), busy),
  }));
  useActions([take, ...tenders.map(({ action }) => action), back]);
  useAmountKeys((key) => busy || taking.type(typedAmount(typed, key, money)));
  // A code scanned here by mistake would be an amount and its Enter a payment: it is neither.
  useScanner(
    () => taking.type(before.current),
    () => {
      before.current = typed;
    },
  );

  return (
    <section className={classes['desk']} aria-label={t('payment.title')} aria-busy={busy}>
      <h1 className="tk-unseen">{t('payment.title')}</h1>
      <div className={classes['sum']}>
        <Tooltip label={t('shell.quickKey', { key: t('payment.backKey') })}>
          <button type="button" className={classes['back']} disabled={back.disabled} onClick={back.run}>
            {back.icon} {back.label}
          </button>
        </Tooltip>
        <section className={classes['order']} aria-label={t('selling.order')}>
          <div className={classes['lines']}>
            <OrderLines lines={order.lines} money={money} />
          </div>
          <div className={classes['totals']}>
            <Totals order={order} money={money} />
          </div>
        </section>
        <Due
          due={taking.due}
          left={taking.left}
          parts={taking.parts}
          money={money}
          onGiveBack={taking.giveBack}
        />
        {desk.kind === 'refused' && (
          <RefusalView
            error={new ProblemError(desk.problem)}
            lead={(_, reason) => `${t('payment.refusedTitle')}: ${reason}`}
          />
        )}
      </div>
      <div className={classes['take']}>
        <Amounts taking={taking} tenders={tenders} money={money} busy={busy} />
        <div className={classes['confirm']}>
          <DeskNote outcome={outcome} online={online} unsaved={taking.unsaved} money={money} />
          <Tooltip label={t('shell.quickKey', { key: t('payment.takeKey') })}>
            <button
              type="button"
              className={classes['primary']}
              aria-keyshortcuts="Enter"
              disabled={take.disabled}
              onClick={take.run}
            >
              {saving && t('payment.savingFirst')}
              {desk.kind === 'asking' && t('payment.asking')}
              {!busy && take.label}
            </button>
          </Tooltip>
        </div>
      </div>
    </section>
  );
}
