import { roundHalfUp, smaller } from './decimal';
import { type Currency, readMoney, writeMoney } from './money';
import type { Discount, Line, OrderBody } from './order';
import { ONE, readPercent, readQuantity, WHOLE_PERCENT } from './quantity';

/** The figures of one line, in minor units. */
export interface LineTotals {
  readonly gross: bigint;
  readonly discount: bigint;
  /** Without tax. */
  readonly net: bigint;
  readonly tax: bigint;
  readonly total: bigint;
}

export interface OrderTotals {
  readonly lines: readonly LineTotals[];
  readonly subtotal: bigint;
  readonly discountTotal: bigint;
  readonly netTotal: bigint;
  readonly taxTotal: bigint;
  readonly total: bigint;
}

type Priced = Pick<Line, 'price' | 'quantity' | 'discount' | 'taxRate'>;

/** What a discount takes off `base`; never more than there is. */
export function discountOn(base: bigint, discount: Discount | null, currency: Currency): bigint {
  if (discount === null) return 0n;
  if ('percent' in discount) {
    return smaller(roundHalfUp(base * readPercent(discount.percent), WHOLE_PERCENT), base);
  }
  return smaller(readMoney(discount.amount, currency), base);
}

function grossOf(line: Priced, currency: Currency): bigint {
  return roundHalfUp(readMoney(line.price, currency) * readQuantity(line.quantity), ONE);
}

function taxOn(charged: bigint, line: Priced, pricesIncludeTax: boolean): bigint {
  const rate = readPercent(line.taxRate);
  return pricesIncludeTax
    ? roundHalfUp(charged * rate, WHOLE_PERCENT + rate)
    : roundHalfUp(charged * rate, WHOLE_PERCENT);
}

/**
 * Shares `amount` out over `weights` in proportion, by the difference of cumulated roundings: the
 * shares add up to `amount` exactly and none exceeds its weight, whatever the rounding.
 */
export function apportion(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map(() => 0n);
  let cumulated = 0n;
  let given = 0n;
  return weights.map((weight) => {
    cumulated += weight;
    const upTo = roundHalfUp(amount * cumulated, whole);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

/** Every figure of an order (OR-3), to the minor unit as the server computes it. */
export function totalsOf(
  lines: readonly Priced[],
  discount: Discount | null,
  pricesIncludeTax: boolean,
  currency: Currency,
): OrderTotals {
  const gross = lines.map((line) => grossOf(line, currency));
  const own = lines.map((line, i) => discountOn(gross[i] ?? 0n, line.discount, currency));
  const after = gross.map((amount, i) => amount - (own[i] ?? 0n));
  const payable = sum(after);
  const orderDiscount = discountOn(payable, discount, currency);
  const shares = apportion(orderDiscount, after);
  const figures = lines.map((line, i) => {
    // As prices are: with tax or without.
    const charged = (after[i] ?? 0n) - (shares[i] ?? 0n);
    const tax = taxOn(charged, line, pricesIncludeTax);
    const net = pricesIncludeTax ? charged - tax : charged;
    return { gross: gross[i] ?? 0n, discount: own[i] ?? 0n, net, tax, total: net + tax };
  });
  return {
    lines: figures,
    subtotal: sum(gross),
    discountTotal: sum(own) + orderDiscount,
    netTotal: sum(figures.map((line) => line.net)),
    taxTotal: sum(figures.map((line) => line.tax)),
    total: sum(figures.map((line) => line.total)),
  };
}

/** What the discounts of the lines take off, and what the whole order's then takes off what is left. */
export function discountsOf({ lines, discountTotal }: OrderBody, currency: Currency) {
  const own = sum(lines.map((line) => readMoney(line.discountAmount, currency)));
  const whole = readMoney(discountTotal, currency) - own;
  return { lines: writeMoney(own, currency), order: writeMoney(whole, currency) };
}

/** What a line costs before the order's own discount and tax on top, which are shown below all lines. */
export function worthOf({ gross, discountAmount }: Line, currency: Currency): string {
  return writeMoney(readMoney(gross, currency) - readMoney(discountAmount, currency), currency);
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((whole, amount) => whole + amount, 0n);
}

/** The order with every figure computed anew; lines whose figures stay the same stay the same object. */
export function withTotals<O extends OrderBody>(order: O, currency: Currency): O {
  const totals = totalsOf(order.lines, order.discount, order.pricesIncludeTax, currency);
  const wire = (minor: bigint) => writeMoney(minor, currency);
  const lines = order.lines.map((line, i) => {
    const figures = totals.lines[i];
    if (figures === undefined) return line;
    return withFigures(line, {
      gross: wire(figures.gross),
      discountAmount: wire(figures.discount),
      net: wire(figures.net),
      tax: wire(figures.tax),
      total: wire(figures.total),
    });
  });
  return {
    ...order,
    lines,
    subtotal: wire(totals.subtotal),
    discountTotal: wire(totals.discountTotal),
    netTotal: wire(totals.netTotal),
    taxTotal: wire(totals.taxTotal),
    total: wire(totals.total),
  };
}

function withFigures(
  line: Line,
  figures: Pick<Line, 'gross' | 'discountAmount' | 'net' | 'tax' | 'total'>,
): Line {
  const same =
    line.gross === figures.gross &&
    line.discountAmount === figures.discountAmount &&
    line.net === figures.net &&
    line.tax === figures.tax &&
    line.total === figures.total;
  return same ? line : { ...line, ...figures };
}
