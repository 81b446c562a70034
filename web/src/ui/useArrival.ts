import { useEffect, useRef } from 'react';

/**
 * The heading of a step that follows another on the same page. The button that led here is gone, and the keyboard's
 * place with it: both go on at the top of the step, and a screen reader says what it is.
 */
export function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return { ref: heading, tabIndex: -1 };
}
