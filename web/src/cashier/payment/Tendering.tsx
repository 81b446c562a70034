import { Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { writeMoney } from '#/core/money';
import { quickCash } from '#/core/tender';
import { ProblemError } from '#/protocol/problem';
import type { Me } from '#/protocol/shapes';
import { AmountField, AmountPad } from '#/ui/AmountPad';
import { asTyped, typed as typedAmount } from '#/ui/amountText';
import { BackIcon } from '#/ui/icons';
import { Money, moneyText } from '#/ui/Money';
import { RefusalView } from '#/ui/RefusalView';
import { CardIcon, CashIcon } from '../selling/signs';
import type { OrderHere } from '../selling/useOrder';
import { useScanner } from '../selling/useScanner';
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

const TENDERS = { cash: 'payment.cash', card: 'payment.card' } as const;

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

  useHotkeys(
    [
      ['Escape', () => !busy && onLeave()],
      ['Enter', () => blocked || taking.take(false)],
    ],
    [],
  );
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
          <button type="button" className={classes['back']} disabled={busy} onClick={onLeave}>
            <BackIcon /> {t('payment.back')}
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
          {(me.register?.profile.tenders ?? ['cash']).map((one) => (
            <button
              key={one}
              type="button"
              className={`${classes['choice']} ${classes['tender']}`}
              aria-pressed={tender === one}
              disabled={busy}
              onClick={() => taking.choose(one)}
            >
              {one === 'cash' ? <CashIcon /> : <CardIcon />} {t(TENDERS[one])}
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
                  onClick={() => taking.type(asTyped(amount))}
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
              disabled={busy || blocked}
              onClick={() => taking.take(false)}
            >
              {saving && t('payment.savingFirst')}
              {desk.kind === 'asking' && t('payment.asking')}
              {!busy && t(tender === 'cash' ? 'payment.takeCash' : 'payment.takeCard', { amount: applied })}
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
