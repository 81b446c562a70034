type Field = HTMLInputElement | HTMLTextAreaElement;

export function focusedField(): Field | null {
  const { activeElement: at } = document;
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at : null;
}

/** Writes what a field holds in the way React notices. */
function write(field: Field, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Remembers what the focused field holds; the returned function puts it back. */
export function fieldAsItIs(): () => void {
  const field = focusedField();
  if (field === null) return () => undefined;
  const { value } = field;
  return () => {
    if (field.value !== value) write(field, value);
  };
}

/** Types `text` where the caret is, as its keys would have done. */
export function typeInField(text: string): void {
  const field = focusedField();
  if (field === null) return;
  const from = field.selectionStart ?? field.value.length;
  const to = field.selectionEnd ?? from;
  write(field, field.value.slice(0, from) + text + field.value.slice(to));
}
