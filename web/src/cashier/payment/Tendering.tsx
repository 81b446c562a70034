import { Tooltip } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderLines } from '#/cashier/order/OrderSheet';
import type { OrderHere } from '#/cashier/order/orderHere';
import { Totals } from '#/cashier/order/Totals';
import { useConnection } from '#/protocol/connection';
import { ProblemError } from '#/protocol/problem';
import type { Me } from '#/protocol/shapes';
import { moneyText } from '#/ui/Money';
import { notify } from '#/ui/notice';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { useUndoneByScans } from '#/ui/scanning/useScans';
import { Amounts } from './Amounts';
import { ApproveSale } from './ApproveSale';
import { backToOrder } from './actions/backToOrder';
import { chooseTender } from './actions/chooseTender';
import { takePayment } from './actions/takePayment';
import { CashDoubt } from './CashDoubt';
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
  const { opened, state, desk } = here;
  const { order } = state;
  const money = me.business;
  const currency = { code: money.currency, decimals: money.currencyDecimals };
  const online = useConnection().state === 'connected';
  const accepted = me.register?.profile.tenders ?? ['cash'];
  const taking = useTendering({
    opened,
    sessionId,
    total: order.total,
    currency,
    tenders: accepted,
    saved: state.saving.kind === 'saved',
    online,
  });
  const { tender, outcome, saving } = taking;
  const busy = saving || desk.kind === 'asking';
  const amount = moneyText(outcome.kind === 'part' ? taking.given : taking.applied, money);
  // What was said of the order before is of no more use here.
  useEffect(() => notify(null), []);

  const back = backToOrder(t, onLeave, busy);
  const idle = !busy && !blocked && online && !taking.inDoubt;
  const take = takePayment(t, { outcome: outcome.kind, tender, amount }, taking.take, !idle);
  const tenders = accepted.map((one) => ({
    one,
    action: chooseTender(t, one, () => one === tender || taking.choose(one), busy),
  }));
  useActions([take, ...tenders.map(({ action }) => action), back]);
  useAmountKeys((key) => busy || taking.press(key));
  useUndoneByScans(taking.said, taking.sayAgain);

  return (
    <section className={classes['desk']} aria-label={t('payment.title')} aria-busy={busy}>
      {taking.doubted !== null && (
        <CashDoubt cash={taking.doubted} money={money} onRight={taking.isRight} onWrong={taking.isWrong} />
      )}
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
          <DeskNote
            outcome={outcome}
            online={online}
            unsaved={taking.unsaved}
            inDoubt={taking.inDoubt}
            money={money}
          />
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
        </div>
      </div>
      <ApproveSale desk={desk} saving={saving} onApprove={taking.approve} />
    </section>
  );
}
