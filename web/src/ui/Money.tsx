import { useTranslation } from 'react-i18next';
import { readMoney, writeMoney } from '#/core/money';
import classes from './Money.module.css';
import { writingOf } from './moneyWriting';
import { grouped } from './numberTyping';

/** What of a business decides how an amount is written. */
export type MoneyFormat = { currency: string; currencyDecimals: number };

/** The currency's sign by itself: `Gs.`, `$`, `KWD`. */
export function currencySign({ currency }: MoneyFormat): string {
  const { before, after } = writingOf(currency);
  return (before + after).trim();
}

/** The amount without its sign: `1.500.000`, `12.50`. */
function digitsOf(amount: string, { currency, currencyDecimals }: MoneyFormat): string {
  const writing = writingOf(currency);
  const money = { code: currency, decimals: currencyDecimals };
  const [whole = '', fraction = ''] = writeMoney(readMoney(amount, money), money).replace('-', '').split('.');
  const bare = fraction === '' || (writing.bareWhole && /^0+$/.test(fraction));
  return grouped(whole, writing) + (bare ? '' : writing.point + fraction);
}

const minusOf = (amount: string): string => (amount.startsWith('-') && /[1-9]/.test(amount) ? '\u2212' : '');

/** `"1500000"` of a guaraní business is `Gs. 1.500.000`; `"12.50"` of a dollar business is `$12.50`. */
export function moneyText(amount: string, of: MoneyFormat): string {
  const { before, after } = writingOf(of.currency);
  return minusOf(amount) + before + digitsOf(amount, of) + after;
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
  return (
    <data value={amount} className={`${classes['money']} ${className ?? ''}`}>
      {plus}
      {bare ? minusOf(amount) + digitsOf(amount, of) : moneyText(amount, of)}
    </data>
  );
}
