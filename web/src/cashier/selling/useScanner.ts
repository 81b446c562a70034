import { useEffect, useRef } from 'react';
import { hear, NO_BURST } from '#/core/scanner';

type Field = HTMLInputElement | HTMLTextAreaElement;

function focusedField(): Field | null {
  const { activeElement: at } = document;
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at : null;
}

/** Puts back what a field held before the scanner typed into it, in the way React notices. */
function putBack(field: Field, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Hears a barcode scanner wherever the focus is. Its Enter presses nothing, and a field it typed into
 * is as it was before. `onFirstKey` is called before every key that may be a scanner's first.
 */
export function useScanner(onScan: (code: string) => void, onFirstKey?: () => void): void {
  const handler = useRef(onScan);
  const first = useRef(onFirstKey);
  useEffect(() => {
    handler.current = onScan;
    first.current = onFirstKey;
  }, [onScan, onFirstKey]);
  useEffect(() => {
    let burst = NO_BURST;
    let before: { field: Field; value: string } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const heard = hear(burst, event.key, event.timeStamp);
      if (heard.burst.text.length === 1) {
        const field = focusedField();
        before = field === null ? null : { field, value: field.value };
        first.current?.();
      }
      burst = heard.burst;
      if (heard.code === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (before !== null) putBack(before.field, before.value);
      handler.current(heard.code);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
