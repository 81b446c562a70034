import { useTranslation } from 'react-i18next';
import { readMoney } from '#/core/money';
import classes from './Money.module.css';

/** What of a business decides how an amount is written. */
export type MoneyFormat = { currency: string; currencyDecimals: number };

const SIGNS: Record<string, string> = { PYG: 'Gs.\u00a0', USD: '$' };

export const currencySign = ({ currency }: MoneyFormat): string => SIGNS[currency] ?? `${currency}\u00a0`;

/** `"1500000"` of a guaraní business is `Gs. 1.500.000`; `"12.50"` of a dollar business is `$12.50`. */
export function moneyText(amount: string, { currency, currencyDecimals }: MoneyFormat): string {
  const minor = readMoney(amount, { code: currency, decimals: currencyDecimals });
  const digits = (minor < 0n ? -minor : minor).toString().padStart(currencyDecimals + 1, '0');
  const cut = digits.length - currencyDecimals;
  // An amount is written the currency's way whatever language is spoken: one drawer, one notation.
  const [group, point] = currency === 'PYG' ? ['.', ','] : [',', '.'];
  const whole = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, group);
  const fraction = currencyDecimals === 0 ? '' : point + digits.slice(cut);
  return `${minor < 0n ? '\u2212' : ''}${currencySign({ currency, currencyDecimals })}${whole}${fraction}`;
}

type Props = {
  /** null is an amount that this person may not see yet: a blind count is owed */
  amount: string | null;
  of: MoneyFormat;
  className?: string | undefined;
  /** a plus before what is over */
  signed?: boolean;
  /** without the currency's sign, where a heading carries it */
  bare?: boolean;
};

/** Every amount on every screen. */
export function Money({ amount, of, className, signed = false, bare = false }: Props) {
  const { t } = useTranslation();
  if (amount === null) return <span className={className}>{t('closing.hidden')}</span>;
  const plus = signed && !amount.startsWith('-') && /[1-9]/.test(amount) ? '+' : '';
  const text = moneyText(amount, of);
  return (
    <data value={amount} className={`${classes['money']} ${className ?? ''}`}>
      {plus}
      {bare ? text.replace(currencySign(of), '') : text}
    </data>
  );
}
