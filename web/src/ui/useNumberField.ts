import type { ChangeEvent, ClipboardEvent, KeyboardEvent } from 'react';
import {
  type Around,
  afterKey,
  inField,
  inserted,
  type NumberRule,
  replaced,
  type Typing,
} from './numberTyping';

/** What of the field stands around the caret or the selection. */
function around(input: HTMLInputElement, insertedLength: number): Around {
  const { value, selectionStart, selectionEnd } = input;
  const start = (selectionStart ?? value.length) - insertedLength;
  return { left: value.slice(0, start), right: value.slice(selectionEnd ?? value.length) };
}

/**
 * A field of one number. What has no place in it is not dropped in silence: nothing of it is taken, and `untaken` says
 * why until the number changes or Backspace takes it back.
 */
export function useNumberField(value: Typing, onChange: (value: Typing) => void, rule: NumberRule) {
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const { data } = event.nativeEvent as InputEvent;
    onChange(
      typeof data === 'string'
        ? inserted(value, data, around(input, data.length), rule)
        : replaced(value.typed, input.value, rule),
    );
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    onChange(inserted(value, event.clipboardData.getData('text'), around(event.currentTarget, 0), rule));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Backspace' || value.untaken === null) return;
    event.preventDefault();
    onChange(afterKey(value, 'erase', rule));
  };
  return {
    value: inField(value.typed, rule),
    'aria-invalid': value.untaken !== null || undefined,
    onChange: change,
    onPaste: paste,
    onKeyDown: press,
  };
}

/**
 * Whether none of these numbers is in doubt. One that is has its objection on the screen, and the focus goes there:
 * Enter and the button confirm nothing before it is solved (EV-11).
 */
export function areSettled(numbers: readonly Typing[]): boolean {
  if (numbers.every(({ untaken }) => untaken === null)) return true;
  document.querySelector<HTMLInputElement>('input[aria-invalid="true"]')?.focus();
  return false;
}
