import { Button } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sinceText } from '#/ui/clock';
import { Dialog } from '#/ui/Dialog';
import { CheckIcon } from '#/ui/icons';
import classes from './SecretDialog.module.css';

type Props = {
  secret: string;
  /** Until when the one before signs too; null: not any more; undefined: there was none. */
  oldUntil: string | null | undefined;
  timeZone: string;
  onClose: () => void;
};

/** What the receiver checks messages with, shown this once. */
export function SecretDialog({ secret, oldUntil, timeZone, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'not yet' | 'yes' | 'by hand'>('not yet');
  const copy = async () => {
    field.current?.select();
    // Over plain http from another machine there is no clipboard, and a browser may be told to refuse it.
    const written = await navigator.clipboard?.writeText(secret).then(
      () => true,
      () => false,
    );
    setCopied(written === true ? 'yes' : 'by hand');
  };
  return (
    <Dialog
      title={t('webhooks.secretTitle')}
      size={620}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('webhooks.haveIt')}</Button>}
    >
      <p>{t('webhooks.secretDetail')}</p>
      <div className={classes['secret']}>
        <label htmlFor={id} className="tk-unseen">
          {t('webhooks.secret')}
        </label>
        <input
          ref={field}
          id={id}
          readOnly
          value={secret}
          data-autofocus
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button type="button" onClick={() => void copy()}>
          {copied === 'yes' && <CheckIcon size={20} />}
          {t(copied === 'yes' ? 'webhooks.copied' : 'webhooks.copy')}
        </button>
      </div>
      <p role="status" className={classes['hand']}>
        {copied === 'by hand' && t('webhooks.copyByHand')}
        {copied === 'yes' && <span className="tk-unseen">{t('webhooks.copied')}</span>}
      </p>
      {oldUntil !== undefined && (
        <p className={classes['old']}>
          {oldUntil === null
            ? t('webhooks.secretAlone')
            : t('webhooks.secretUntil', { time: sinceText(oldUntil, timeZone) })}
        </p>
      )}
    </Dialog>
  );
}
