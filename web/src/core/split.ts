import { type Currency, readMoney, writeMoney } from './money';
import type { Line, OrderBody } from './order';
import { readQuantity, writeQuantity } from './quantity';
import { totalsOf } from './totals';

/** How much of which line goes to another order, in thousandths of a piece. */
export type Moved = ReadonlyMap<string, bigint>;

/**
 * What both orders come to when whole pieces are moved from one to the other. Null where a discount is cut in two:
 * how its halves are rounded is the server's to say.
 */
export function splitTotals(
  order: OrderBody,
  to: Pick<OrderBody, 'total' | 'discount'> | null,
  moved: Moved,
  currency: Currency,
): { from: string; to: string } | null {
  const sizes = order.lines.map((line) => ({
    line,
    whole: readQuantity(line.quantity),
    pieces: moved.get(line.id) ?? 0n,
  }));
  const cut = sizes.some(
    ({ line, whole, pieces }) => line.discount !== null && pieces > 0n && pieces < whole,
  );
  if (cut || order.discount !== null || (to?.discount ?? null) !== null) return null;
  const part = (line: Line, pieces: bigint) =>
    pieces === 0n ? [] : [{ ...line, quantity: writeQuantity(pieces) }];
  const sum = (lines: Line[]) => totalsOf(lines, null, order.pricesIncludeTax, currency).total;
  const stays = sum(sizes.flatMap(({ line, whole, pieces }) => part(line, whole - pieces)));
  const goes = sum(sizes.flatMap(({ line, pieces }) => part(line, pieces)));
  const known = to === null ? 0n : readMoney(to.total, currency);
  return { from: writeMoney(stays, currency), to: writeMoney(known + goes, currency) };
}
