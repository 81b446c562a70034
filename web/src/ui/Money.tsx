import { readMoney } from '#/core/money';
import { spoken } from '#/words';
import classes from './Money.module.css';

/** What of a business decides how an amount is written. */
export type MoneyFormat = { currency: string; currencyDecimals: number };

const SIGNS: Record<string, string> = { PYG: 'Gs.\u00a0', USD: '$' };

/** `"1500000"` of a guaraní business is `Gs. 1.500.000`; `"12.50"` of a dollar business is `$12.50`. */
export function moneyText(amount: string, { currency, currencyDecimals }: MoneyFormat): string {
  const minor = readMoney(amount, { code: currency, decimals: currencyDecimals });
  const digits = (minor < 0n ? -minor : minor).toString().padStart(currencyDecimals + 1, '0');
  const cut = digits.length - currencyDecimals;
  // An amount is written the currency's way whatever language is spoken: one drawer, one notation.
  const [group, point] = currency === 'PYG' ? ['.', ','] : [',', '.'];
  const whole = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, group);
  const fraction = currencyDecimals === 0 ? '' : point + digits.slice(cut);
  return `${minor < 0n ? '\u2212' : ''}${SIGNS[currency] ?? `${currency}\u00a0`}${whole}${fraction}`;
}

type Props = { amount: string; of: MoneyFormat; className?: string | undefined; signed?: boolean };

/** Every amount on every screen. `signed` writes a plus before what is over. */
export function Money({ amount, of, className, signed = false }: Props) {
  const plus = signed && !amount.startsWith('-') && /[1-9]/.test(amount) ? '+' : '';
  return (
    <data value={amount} lang={spoken()} className={`${classes['money']} ${className ?? ''}`}>
      {plus}
      {moneyText(amount, of)}
    </data>
  );
}
