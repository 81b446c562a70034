import { type RefObject, useEffect } from 'react';
import { type Box, clearPlace, isClear } from './clearPlace';

/** As wide as a line is read well, else narrower, else without the second sentence, until there is room. */
const FORMS = [
  [34, 'whole'],
  [24, 'whole'],
  [17, 'whole'],
  [34, 'short'],
  [24, 'short'],
  [17, 'short'],
] as const;
/**
 * Elements that a notice never covers: fields, buttons, links and amounts. Those of a list or a table may be covered: the
 * list scrolls, and none of them leads out of the screen. So may the likely amounts, which the keys type as well. A list or
 * table that is read as a whole, such as the result of a count, says `data-uncovered`.
 */
const KEPT = [
  'header > *',
  'input, textarea, select',
  ':is(button, a[href], label:has(input), data, dd, [role="group"]):not(:is(ul, ol, table, [data-shortcuts]):not([data-uncovered]) *)',
].join(', ');

/** Lays notices where they cover nothing that is typed into, no total and no way out, whatever screen they are on. */
export function useClearPlace(slots: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const notices = slots.current;
    if (notices === null) return;
    let due = 0;
    const look = () => {
      due ||= requestAnimationFrame(() => {
        due = 0;
        lay(notices);
      });
    };
    const changed = new MutationObserver((changes) => {
      if (changes.some(({ target, type }) => type === 'childList' || !notices.contains(target))) look();
    });
    changed.observe(document.body, { childList: true, subtree: true, attributeFilter: ['class', 'open'] });
    const grown = new ResizeObserver(look);
    grown.observe(notices);
    grown.observe(document.body);
    window.addEventListener('resize', look);
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => {
      changed.disconnect();
      grown.disconnect();
      cancelAnimationFrame(due);
      window.removeEventListener('resize', look);
      document.removeEventListener('scroll', look, { capture: true });
    };
  }, [slots]);
}

function lay(notices: HTMLElement): void {
  if (notices.querySelector('button') === null) return;
  const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1) ?? null;
  // A question is read whole before it is answered.
  const kept = dialog === null ? keptIn(document.body, notices) : [dialog.getBoundingClientRect()];
  if (notices.dataset['laid'] === 'clear' && isClear(notices.getBoundingClientRect(), kept)) return;
  const { innerWidth: width, innerHeight: height } = window;
  for (const [rem, said] of FORMS) {
    notices.dataset['said'] = said;
    notices.style.width = `min(${rem}rem, ${width - 16}px)`;
    const place = clearPlace(notices.getBoundingClientRect(), { width, height }, kept);
    if (place === null) continue;
    notices.style.left = `${place.left}px`;
    notices.style.top = `${place.top}px`;
    notices.dataset['laid'] = 'clear';
    return;
  }
  // No room beside a dialog: it goes below the dialog, and is seen when that is answered.
  notices.style.left = '8px';
  notices.style.top = `${height - 8 - notices.offsetHeight}px`;
  notices.dataset['laid'] = 'under';
}

function keptIn(screen: HTMLElement, notices: HTMLElement): Box[] {
  return [...screen.querySelectorAll<HTMLElement>(KEPT)]
    .filter(
      (one) =>
        !notices.contains(one) && !one.contains(notices) && one.checkVisibility({ visibilityProperty: true }),
    )
    .map(inSight)
    .filter(({ width, height }) => width > 1 && height > 1);
}

/** The part of an element that is in sight; of one that is scrolled away it has no width or height. */
function inSight(element: HTMLElement): Box {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  let { position } = getComputedStyle(element);
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    // No element around cuts off one that is fixed to the window.
    if (position === 'fixed') break;
    const style = getComputedStyle(around);
    position = style.position;
    if (style.overflowY === 'visible') continue;
    const frame = around.getBoundingClientRect();
    left = Math.max(left, frame.left);
    top = Math.max(top, frame.top);
    right = Math.min(right, frame.right);
    bottom = Math.min(bottom, frame.bottom);
  }
  return { left, top, width: right - left, height: bottom - top };
}
