import type { Line, OrderBody } from './order';

/** A line and whether it was taken away, at its place among all lines. */
export interface Place {
  readonly line: Line;
  readonly gone: boolean;
}

/** The lines with those that were taken away back at their places. */
export function placesOf(order: OrderBody): Place[] {
  const places = order.lines.map((line) => ({ line, gone: false }));
  for (const { place, line } of order.gone ?? []) places.splice(place, 0, { line, gone: true });
  return places;
}

/** What is on an order and what is gone from it, in these places. */
export function linesIn(places: readonly Place[]): Pick<OrderBody, 'lines' | 'gone'> {
  return {
    lines: places.filter((place) => !place.gone).map((place) => place.line),
    gone: places.flatMap(({ line, gone }, place) => (gone ? [{ place, line }] : [])),
  };
}

/**
 * The order as it arrived, and the lines of it that were seen before and are not on it: gone, each after the
 * line that it came after. The server keeps their places too, so a quantity that brings one back shows it at
 * once where the server will put it.
 */
export function remembering<O extends OrderBody>(known: OrderBody, arrived: O): O {
  const places = placesOf(arrived);
  const here = new Set(places.map(({ line }) => line.id));
  let before: string | null = null;
  for (const { line } of placesOf(known)) {
    if (!here.has(line.id)) {
      const at = places.findIndex((place) => place.line.id === before) + 1;
      places.splice(at, 0, { line, gone: true });
    }
    before = line.id;
  }
  return places.length === arrived.lines.length ? arrived : { ...arrived, ...linesIn(places) };
}
