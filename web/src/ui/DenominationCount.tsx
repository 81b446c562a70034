import { useTranslation } from 'react-i18next';
import { readMoney, writeMoney } from '#/core/money';
import { cashOf } from './currencies';
import classes from './DenominationCount.module.css';
import { MinusIcon, PlusIcon } from './icons';
import { Money, type MoneyFormat, moneyText } from './Money';

/** How many pieces of each value are in the drawer; a value that was not counted is absent. */
export type Pieces = Record<string, number>;

const MOST_PIECES = 99_999;

export function worth(pieces: Pieces, of: MoneyFormat): string {
  const currency = { code: of.currency, decimals: of.currencyDecimals };
  const sum = Object.entries(pieces).reduce(
    (total, [value, count]) => total + readMoney(value, currency) * BigInt(count),
    0n,
  );
  return writeMoney(sum, currency);
}

type Props = { pieces: Pieces; onChange: (pieces: Pieces) => void; of: MoneyFormat };

export function DenominationCount({ pieces, onChange, of }: Props) {
  const { notes, coins } = cashOf(of.currency);
  const set = (value: string, count: number) =>
    onChange({ ...pieces, [value]: Math.max(0, Math.min(MOST_PIECES, Math.trunc(count) || 0)) });
  return (
    <div className={classes['columns']}>
      {[notes, coins].map((values) => (
        <ul key={values[0]} className={classes['list']}>
          {values.map((value) => (
            <Row
              key={value}
              value={value}
              count={pieces[value] ?? 0}
              of={of}
              onChange={(count) => set(value, count)}
            />
          ))}
        </ul>
      ))}
    </div>
  );
}

type RowProps = { value: string; count: number; of: MoneyFormat; onChange: (count: number) => void };

function Row({ value, count, of, onChange }: RowProps) {
  const { t } = useTranslation();
  const name = moneyText(value, of);
  return (
    <li className={classes['row']} data-counted={count > 0 || undefined}>
      <Money amount={value} of={of} className={classes['value']} />
      <button
        type="button"
        aria-label={t('shift.oneLess', { value: name })}
        onClick={() => onChange(count - 1)}
      >
        <MinusIcon size={20} />
      </button>
      <input
        aria-label={t('shift.piecesOf', { value: name })}
        inputMode="numeric"
        autoComplete="off"
        value={count === 0 ? '' : String(count)}
        placeholder="0"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onChange(Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 5)))}
      />
      <button
        type="button"
        aria-label={t('shift.oneMore', { value: name })}
        onClick={() => onChange(count + 1)}
      >
        <PlusIcon size={20} />
      </button>
    </li>
  );
}
