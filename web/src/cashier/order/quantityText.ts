import { LARGEST_QUANTITY } from '#/core/edit';
import { grouped, type NumberRule } from '#/ui/numberTyping';
import { spoken } from '#/words';

/** The decimal sign of the language spoken. */
const point = () => (spoken() === 'en' ? '.' : ',');

/** What a field of quantities takes. */
export const quantityRule = (): NumberRule => ({
  decimals: 3,
  largest: LARGEST_QUANTITY,
  point: point(),
  group: '',
});

/** What a field of percentages takes; above 100 it is said when the work is done. */
export const percentRule = (): NumberRule => ({ decimals: 3, largest: 999_999n, point: point(), group: '' });

/** `"0.35"` as it is written in the language spoken: `0,35` or `0.35`. */
export function quantityText(wire: string): string {
  const [whole = '', fraction] = wire.split('.');
  const digits = grouped(whole, { group: point() === '.' ? ',' : '.' });
  return fraction === undefined ? digits : digits + point() + fraction;
}

/** A thousand pieces or kilograms of one line, in thousandths: more is a price or a code in the wrong field, and asked about. */
export const UNLIKELY_QUANTITY = 1_000_000n;
