import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

type Setup = {
  /** Whether there is something to be paid; null while that is not known, or is being found out. */
  payable: boolean | null;
  /** The address is that of the order again, by a button here or by the browser's own. */
  onBack: () => void;
};

/** Whether the order at hand is being paid: as the address says, so that the browser's way back leads to the order. */
export function usePaying({ payable, onBack }: Setup) {
  const { history } = useRouter();
  const navigate = useNavigate();
  const here = useSearch({ strict: false }).step === 'payment';
  // The address follows a moment later: until then the next order must not appear at the desk.
  const [left, setLeft] = useState(false);
  const before = useRef(here);
  const enter = () =>
    void navigate({ to: '.', search: (search) => ({ ...search, step: 'payment' as const }) });
  const leave = () => {
    if (!here || left) return;
    setLeft(true);
    if (history.canGoBack()) history.back();
    else void navigate({ to: '.', search: ({ step: _, ...search }) => search, replace: true });
  };
  useEffect(() => {
    if (before.current && !here) {
      setLeft(false);
      onBack();
    }
    before.current = here;
  }, [here, onBack]);
  // Forward to a payment that is over, or one whose order was finished elsewhere: there is nothing to pay.
  useEffect(() => {
    if (here && payable === false) leave();
  });
  return { paying: here && !left && payable === true, enter, leave };
}
