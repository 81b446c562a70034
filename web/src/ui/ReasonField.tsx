import { Textarea } from '@mantine/core';
import { useRequired } from './useRequired';

/** As long as the server takes. */
const LONGEST_REASON = 500;

type Props = { label: string; reason: string; onChange: (reason: string) => void };

/** Why somebody does what others will ask about. */
export function ReasonField({ label, reason, onChange }: Props) {
  const required = useRequired();
  return (
    <Textarea
      label={label}
      {...required}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={LONGEST_REASON}
      data-autofocus
      value={reason}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        // Enter is the button, as everywhere; with Shift it is a second line.
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}
