import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '#/ui/CopyField';
import { momentText } from '#/ui/clock';
import { Dialog } from '#/ui/Dialog';
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
  return (
    <Dialog
      title={t('webhooks.secretTitle')}
      size={620}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('webhooks.haveIt')}</Button>}
    >
      <p>{t('webhooks.secretDetail')}</p>
      <CopyField label={t('webhooks.secret')} value={secret} autoFocus />
      {oldUntil !== undefined && (
        <p className={classes['old']}>
          {oldUntil === null
            ? t('webhooks.secretAlone')
            : t('webhooks.secretUntil', { time: momentText(oldUntil, timeZone) })}
        </p>
      )}
    </Dialog>
  );
}
