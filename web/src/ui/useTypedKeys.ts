import { useEffect, useRef } from 'react';

const KEYS: Readonly<Record<string, string>> = { Backspace: 'erase', '.': '.', ',': '.' };

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Digits typed while no field has the focus go where the keys on the screen type: nobody has to touch a field first. */
export function useTypedKeys(onKey: (key: string) => void): void {
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  }, [onKey]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isField(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
      const key = /^\d$/.test(event.key) ? event.key : KEYS[event.key];
      if (key === undefined) return;
      // Whoever types has left the button they had walked to: Enter ends the number and presses no button.
      if (event.target instanceof HTMLElement) event.target.blur();
      handler.current(key);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
