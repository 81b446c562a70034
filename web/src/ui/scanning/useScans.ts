import { useEffect, useRef } from 'react';
import { takeScans, undoWithScans } from './keys';

/** Takes the codes that are scanned while this screen is there. */
export function useScans(onScan: (code: string) => void): void {
  const handler = useRef(onScan);
  useEffect(() => {
    handler.current = onScan;
  }, [onScan]);
  useEffect(() => takeScans((code) => handler.current(code)), []);
}

/** Puts `value` back to what it was before the first key of a scan that was typed into it. */
export function useUndoneByScans<Value>(value: Value, set: (value: Value) => void): void {
  const now = useRef({ value, set });
  useEffect(() => {
    now.current = { value, set };
  });
  useEffect(() => {
    let before = now.current.value;
    return undoWithScans({
      begin: () => {
        before = now.current.value;
      },
      // Also where nothing was drawn between the keys, and `value` looks as if none had come.
      undo: () => now.current.set(before),
    });
  }, []);
}
