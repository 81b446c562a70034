import { useEffect, useRef } from 'react';

const KEYS: Readonly<Record<string, string>> = { Backspace: 'erase', '.': '.', ',': '.' };

/** Digits typed anywhere on the screen are the amount: nobody has to touch its field first. */
export function useAmountKeys(onKey: (key: string) => void): void {
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  }, [onKey]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
      const key = /^\d$/.test(event.key) ? event.key : KEYS[event.key];
      if (key === undefined) return;
      // Whoever types has left the button they had walked to: Enter ends the amount and presses no button.
      if (event.target instanceof HTMLElement) event.target.blur();
      handler.current(key);
    };
    // The field shows the exact amount until somebody types: what they type takes its place.
    const choose = ({ target }: FocusEvent) => {
      if (target instanceof HTMLInputElement) target.select();
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('focusin', choose);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener('focusin', choose);
    };
  }, []);
}
