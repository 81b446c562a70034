import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useRequired } from './useRequired';

/** As long as a PIN may be. */
const LONGEST_PIN = 8;

export type Approver = { username: string; pin: string };

/** Nobody yet. */
export const NO_APPROVER: Approver = { username: '', pin: '' };

type Props = {
  labels: { username: string; pin: string };
  approver: Approver;
  onChange: (approver: Approver) => void;
  first?: Ref<HTMLInputElement>;
};

/** Who answers for it at somebody else's till, by user name and PIN. */
export function ApproverFields({ labels, approver, onChange, first }: Props) {
  const named = useRequired();
  const proven = useRequired();
  return (
    <>
      <TextInput
        ref={first}
        label={labels.username}
        {...named}
        autoComplete="off"
        autoCapitalize="none"
        value={approver.username}
        onChange={(event) => onChange({ ...approver, username: event.currentTarget.value })}
      />
      <TextInput
        type="password" // without an eye: it is typed at somebody else's till
        label={labels.pin}
        {...proven}
        inputMode="numeric"
        autoComplete="off"
        value={approver.pin}
        onChange={(event) =>
          onChange({ ...approver, pin: event.currentTarget.value.replace(/\D/g, '').slice(0, LONGEST_PIN) })
        }
      />
    </>
  );
}
