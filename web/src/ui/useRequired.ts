import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * What a field needs that may not be left empty. The browser would say so in its own language, in a bubble of its own:
 * it is said below the field, in the language spoken, until something is typed.
 */
export function useRequired() {
  const { t } = useTranslation();
  const [missing, setMissing] = useState(false);
  return {
    required: true,
    withAsterisk: false,
    error: missing && t('shell.required'),
    onInvalid: (event: FormEvent<Field>) => {
      event.preventDefault();
      const { currentTarget: field } = event;
      setMissing(field.validity.valueMissing);
      if (field.form?.querySelector(':invalid') === field) field.focus();
    },
    onInput: () => setMissing(false),
  };
}
