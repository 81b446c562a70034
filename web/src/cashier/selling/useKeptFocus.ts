import { type RefObject, useEffect, useRef } from 'react';

/** A button that goes with its line takes the keyboard's place with it: then it is the region around it. */
export function useKeptFocus(region: RefObject<HTMLElement | null>, lines: number): void {
  const before = useRef(lines);
  useEffect(() => {
    const wereMore = before.current > lines;
    before.current = lines;
    const at = document.activeElement;
    if (wereMore && (at === null || at === document.body || at.matches(':disabled')))
      region.current?.focus({ preventScroll: true });
  }, [region, lines]);
}
