import { useTranslation } from 'react-i18next';
import { quantityText } from '#/cashier/order/quantityText';
import { ONE, readQuantity, writeQuantity } from '#/core/quantity';
import type { Moved } from '#/core/split';
import type { Line } from '#/protocol/shapes';
import { MinusIcon, PlusIcon } from '#/ui/icons';
import classes from '../Dialogs.module.css';

type Props = { lines: readonly Line[]; moved: Moved; onMove: (moved: Moved) => void };

/** One more or one less piece of a line; what is less than a piece goes whole or not at all. */
const stepped = (moved: bigint, whole: bigint, by: bigint): bigint => {
  const next = moved + by;
  if (next <= 0n) return 0n;
  return next > whole ? whole : next;
};

/** How much of each line goes. */
export function SplitLines({ lines, moved, onMove }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={classes['lines']}>
      {lines.map(({ id, name, quantity }) => {
        const whole = readQuantity(quantity);
        const pieces = moved.get(id) ?? 0n;
        const set = (by: bigint) => onMove(new Map(moved).set(id, stepped(pieces, whole, by)));
        return (
          <li key={id} data-moved={pieces > 0n || undefined}>
            <span className={classes['name']}>
              {name} <small>{t('queue.splitOf', { quantity: quantityText(quantity) })}</small>
            </span>
            <button
              type="button"
              aria-label={`${t('queue.splitMove', { name })}: −`}
              disabled={pieces === 0n}
              onClick={() => set(-ONE)}
            >
              <MinusIcon size={20} />
            </button>
            <output aria-label={t('queue.splitMove', { name })}>
              {quantityText(writeQuantity(pieces) || '0')}
            </output>
            <button
              type="button"
              aria-label={`${t('queue.splitMove', { name })}: +`}
              disabled={pieces === whole}
              onClick={() => set(ONE)}
            >
              <PlusIcon size={20} />
            </button>
            <button
              type="button"
              className={classes['all']}
              aria-label={`${t(pieces === whole ? 'queue.splitNone' : 'queue.splitAll')}: ${name}`}
              onClick={() => set(pieces === whole ? -whole : whole)}
            >
              {t(pieces === whole ? 'queue.splitNone' : 'queue.splitAll')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
