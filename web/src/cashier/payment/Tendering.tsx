import { Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { writeMoney } from '#/core/money';
import { quickCash } from '#/core/tender';
import { ProblemError } from '#/protocol/problem';
import type { Me } from '#/protocol/shapes';
import { AmountField, AmountPad } from '#/ui/AmountPad';
import { asTyped, typed as typedAmount } from '#/ui/amountText';
import { Money, moneyText } from '#/ui/Money';
import { notify } from '#/ui/notice';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import type { OrderHere } from '../selling/useOrder';
import { useScanner } from '../selling/useScanner';
import { backToOrder } from './actions/backToOrder';
import { chooseTender } from './actions/chooseTender';
import { takePayment } from './actions/takePayment';
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
  const money = me.business;
  const currency = { code: money.currency, decimals: money.currencyDecimals };
  const taking = useTendering({ till, sessionId, total: state.order.total, currency });
  const { tender, typed, given, trouble, saving } = taking;
  const busy = saving || desk.kind === 'asking';
  const amountText = moneyText(given, money);
  const applied = moneyText(taking.applied, money);
  const quick = quickCash(taking.leftMinor, currency);
  const before = useRef(typed);
  // What was said of the order before is of no more use here, and its bar would push the keys down.
  useEffect(() => notify(null), []);

  const back = backToOrder(t, onLeave, busy);
  const take = takePayment(t, { tender, amount: applied }, () => taking.take(false), busy || blocked);
  const tenders = (me.register?.profile.tenders ?? ['cash']).map((one) => ({
    one,
    action: chooseTender(t, one, () => taking.choose(one), busy),
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
      <div className={classes['sum']}>
        <Tooltip label={t('shell.quickKey', { key: t('payment.backKey') })}>
          <button type="button" className={classes['back']} disabled={back.disabled} onClick={back.run}>
            {back.icon} {back.label}
          </button>
        </Tooltip>
        <Due
          due={taking.due}
          left={taking.left}
          change={taking.change}
          parts={taking.parts}
          money={money}
          onTakeBack={taking.takeBack}
        />
        {desk.kind === 'refused' && (
          <RefusalView
            error={new ProblemError(desk.problem)}
            lead={(_, reason) => `${t('payment.refusedTitle')}: ${reason}`}
          />
        )}
      </div>
      <div className={classes['take']}>
        <fieldset className={classes['tenders']}>
          <legend className="tk-unseen">{t('payment.how')}</legend>
          {tenders.map(({ one, action }) => (
            <button
              key={one}
              type="button"
              className={`${classes['choice']} ${classes['tender']}`}
              aria-pressed={tender === one}
              disabled={action.disabled}
              onClick={action.run}
            >
              {action.icon} {action.label}
            </button>
          ))}
        </fieldset>
        <AmountField
          label={t(tender === 'cash' ? 'payment.received' : 'payment.cardAmount')}
          value={typed === '' ? asTyped(given) : typed}
          onChange={taking.type}
          of={money}
        />
        {tender === 'cash' && (
          <fieldset className={classes['quick']} data-even={quick.length % 3 === 1 || undefined}>
            <legend className="tk-unseen">{t('payment.quick')}</legend>
            {quick.map((minor, i) => {
              const amount = writeMoney(minor, currency);
              return (
                <button
                  key={amount}
                  type="button"
                  className={`${classes['choice']} ${classes['amount']}`}
                  aria-pressed={given === amount}
                  disabled={busy}
                  onClick={() => taking.pick(amount)}
                >
                  {i === 0 && <small>{t('payment.exact')}</small>}
                  <Money amount={amount} of={money} />
                </button>
              );
            })}
          </fieldset>
        )}
        <AmountPad value={typed} onChange={taking.type} of={money} />
        <div className={classes['confirm']}>
          {trouble !== null && (
            <div className={classes['trouble']} role="alert">
              <p>
                {trouble.kind === 'short'
                  ? t('payment.short', { amount: moneyText(writeMoney(trouble.missing, currency), money) })
                  : t(TROUBLES[trouble.kind])}
              </p>
              {trouble.kind === 'short' && (
                <button type="button" onClick={() => taking.take(true)}>
                  {t('payment.asPart', { amount: amountText })}
                </button>
              )}
            </div>
          )}
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

const TROUBLES = {
  'nothing-given': 'payment.nothingGiven',
  'nothing-left': 'payment.nothingGiven',
  'card-over': 'payment.cardOver',
  'not-saved': 'payment.notSaved',
} as const;
