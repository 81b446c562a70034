import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CopyField.module.css';
import { CheckIcon } from './icons';

type Props = { label: string; value: string; copy?: string; autoFocus?: boolean };

/** A text to be taken along, with the button that copies it. */
export function CopyField({ label, value, copy, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'not yet' | 'yes' | 'by hand'>('not yet');
  const press = async () => {
    field.current?.select();
    // Over plain http from another machine there is no clipboard, and a browser may be told to refuse it.
    const written = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(written === true ? 'yes' : 'by hand');
  };
  return (
    <>
      <div className={classes['field']}>
        <label htmlFor={id} className="tk-unseen">
          {label}
        </label>
        <input
          ref={field}
          id={id}
          readOnly
          value={value}
          data-autofocus={autoFocus || undefined}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button type="button" onClick={() => void press()}>
          {copied === 'yes' && <CheckIcon size={20} />}
          {copied === 'yes' ? t('shell.copied') : (copy ?? t('shell.copy'))}
        </button>
      </div>
      <p role="status" className={classes['hand']}>
        {copied === 'by hand' && t('shell.copyByHand')}
        {copied === 'yes' && <span className="tk-unseen">{t('shell.copied')}</span>}
      </p>
    </>
  );
}
