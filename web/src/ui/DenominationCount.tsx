import { useTranslation } from 'react-i18next';
import { readMoney, writeMoney } from '#/core/money';
import { cashOf } from './currencies';
import classes from './DenominationCount.module.css';
import { MinusIcon, PlusIcon } from './icons';
import { Money, type MoneyFormat, moneyText } from './Money';
import { writingOf } from './moneyWriting';
import { NotTaken } from './NotTaken';
import { complete, grouped, NOTHING_TYPED, type NumberRule, settled, type Typing } from './numberTyping';
import { useNumberField } from './useNumberField';

/** How many pieces of each value are in the drawer; a value that was not counted is absent. */
export type Pieces = Readonly<Record<string, Typing>>;

/** How many there are of one value. */
export const countOf = (pieces: Pieces, value: string): number =>
  Number(complete(pieces[value]?.typed ?? ''));

const MOST_PIECES = 99_999;
const piecesRule = (of: MoneyFormat): NumberRule => ({
  decimals: 0,
  largest: BigInt(MOST_PIECES),
  point: writingOf(of.currency).point,
  group: '',
});

export function worth(pieces: Pieces, of: MoneyFormat): string {
  const currency = { code: of.currency, decimals: of.currencyDecimals };
  const sum = Object.keys(pieces).reduce(
    (total, value) => total + readMoney(value, currency) * BigInt(countOf(pieces, value)),
    0n,
  );
  return writeMoney(sum, currency);
}

type Props = { pieces: Pieces; onChange: (pieces: Pieces) => void; of: MoneyFormat };

export function DenominationCount({ pieces, onChange, of }: Props) {
  const { notes, coins } = cashOf({ code: of.currency, decimals: of.currencyDecimals });
  return (
    <div className={classes['columns']}>
      {[notes, coins].map((values) => (
        <ul key={values[0]} className={classes['list']}>
          {values.map((value) => (
            <Row
              key={value}
              value={value}
              count={pieces[value] ?? NOTHING_TYPED}
              of={of}
              onChange={(count) => onChange({ ...pieces, [value]: count })}
            />
          ))}
        </ul>
      ))}
    </div>
  );
}

type RowProps = { value: string; count: Typing; of: MoneyFormat; onChange: (count: Typing) => void };

function Row({ value, count, of, onChange }: RowProps) {
  const { t } = useTranslation();
  const name = moneyText(value, of);
  const rule = piecesRule(of);
  const field = useNumberField(count, onChange, rule);
  const pieces = Number(complete(count.typed));
  const set = (next: number) => onChange(settled(next <= 0 ? '' : String(Math.min(MOST_PIECES, next))));
  return (
    <li className={classes['row']} data-counted={pieces > 0 || undefined}>
      <Money amount={value} of={of} className={classes['value']} />
      <button type="button" aria-label={t('shift.oneLess', { value: name })} onClick={() => set(pieces - 1)}>
        <MinusIcon size={20} />
      </button>
      <input
        aria-label={t('shift.piecesOf', { value: name })}
        inputMode="numeric"
        autoComplete="off"
        {...field}
        placeholder="0"
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" aria-label={t('shift.oneMore', { value: name })} onClick={() => set(pieces + 1)}>
        <PlusIcon size={20} />
      </button>
      {count.untaken !== null && (
        <NotTaken
          untaken={count.untaken}
          largest={grouped(String(MOST_PIECES), writingOf(of.currency))}
          rule={rule}
        />
      )}
    </li>
  );
}
