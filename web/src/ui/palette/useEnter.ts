import { useEffect, useRef } from 'react';

/** Keys by which somebody walks from button to button. */
const WALKING = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/**
 * Whether Enter already means something where the focus is. In a field without a form it means nothing by itself; one
 * that gives it a meaning keeps the key to itself.
 */
function hasMeaning(target: EventTarget | null, walked: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('form input, textarea, [role="dialog"]') !== null) return true;
  // A button reached by walking is pressed by Enter; one that was only tapped is not pressed again.
  return walked && target.closest('button, a') !== null;
}

/** Enter is the next thing to do on this screen, unless the focus gives it another meaning; null is nothing to do. */
export function useEnter(onEnter: (() => void) | null): void {
  const handler = useRef(onEnter);
  useEffect(() => {
    handler.current = onEnter;
  }, [onEnter]);
  useEffect(() => {
    let walked = false;
    const tapped = () => {
      walked = false;
    };
    const listen = (event: KeyboardEvent) => {
      if (WALKING.has(event.key)) walked = true;
      if (event.key !== 'Enter' || event.repeat || event.defaultPrevented) return;
      if (handler.current === null || hasMeaning(event.target, walked)) return;
      event.preventDefault();
      handler.current();
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('pointerdown', tapped);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener('pointerdown', tapped);
    };
  }, []);
}
