import { useState } from 'react';
import { rememberedApprovers } from '#/shop/rememberedRegister';

export type Approver = { username: string; pin: string };

/** Who approves, as far as it is known: the one who did so last at this register is chosen already. */
export function useApprover() {
  const [people] = useState(rememberedApprovers);
  const [approver, setApprover] = useState<Approver>({ username: people[0]?.username ?? '', pin: '' });
  const [pinMissing, setPinMissing] = useState(false);
  return {
    people,
    approver,
    pinMissing,
    change: (next: Approver) => {
      setPinMissing(false);
      setApprover(next);
    },
    /** What is sent, once: a PIN is typed anew for every try. Null without one, which is then said. */
    take: (): Approver | null => {
      setPinMissing(approver.pin === '');
      if (approver.pin === '') return null;
      setApprover({ ...approver, pin: '' });
      return { username: approver.username.trim(), pin: approver.pin };
    },
  };
}

export type Approving = ReturnType<typeof useApprover>;
