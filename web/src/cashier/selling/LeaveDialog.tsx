import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';

type Props = { waiting: number; onStay: () => void; onLeave: () => void };

/** Somebody signs out while changes are only on this till: nothing is lost, and they are told where it is. */
export function LeaveDialog({ waiting, onStay, onLeave }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('selling.leaveTitle', { count: waiting })}
      tone="warn"
      icon={<WarningIcon />}
      onClose={onStay}
      actions={
        <>
          <Button variant="default" onClick={onLeave}>
            {t('selling.leave')}
          </Button>
          <Button onClick={onStay}>{t('selling.stay')}</Button>
        </>
      }
    >
      <p>{t('selling.leaveDetail')}</p>
    </Dialog>
  );
}
