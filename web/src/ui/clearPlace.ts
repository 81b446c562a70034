/** Where notices may lie: a rectangle in the window. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** As much lies between a notice and what it keeps clear of. */
const GAP = 4;
/** As much lies between a notice and the window's edge. */
const EDGE = 8;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width + GAP &&
  b.left < a.left + a.width + GAP &&
  a.top < b.top + b.height + GAP &&
  b.top < a.top + a.height + GAP;

export const isClear = (box: Box, kept: readonly Box[]): boolean => !kept.some((one) => overlaps(box, one));

/**
 * The lowest place for a box of this size that keeps clear of everything `kept`: on the left, else on the right, else in
 * the middle; null: there is none.
 */
export function clearPlace(
  size: Pick<Box, 'width' | 'height'>,
  window: Pick<Box, 'width' | 'height'>,
  kept: readonly Box[],
): Box | null {
  const right = window.width - EDGE - size.width;
  const lowest = window.height - EDGE - size.height;
  const tops = [lowest, ...kept.map(({ top }) => Math.floor(top) - GAP - size.height)]
    .filter((top) => top >= EDGE && top <= lowest)
    .sort((a, b) => b - a);
  for (const left of [EDGE, right, right / 2])
    for (const top of tops) {
      const box = { left, top, width: size.width, height: size.height };
      if (left >= EDGE && isClear(box, kept)) return box;
    }
  return null;
}
