import { useEffect } from 'react';
import { useTypedKeys } from '#/ui/useTypedKeys';

/** Digits typed anywhere on the screen are the amount: nobody has to touch its field first. */
export function useAmountKeys(onKey: (key: string) => void): void {
  useTypedKeys(onKey);
  useEffect(() => {
    // The field shows the exact amount until somebody types: what they type takes its place.
    const choose = ({ target }: FocusEvent) => {
      if (target instanceof HTMLInputElement) target.select();
    };
    window.addEventListener('focusin', choose);
    return () => window.removeEventListener('focusin', choose);
  }, []);
}
