import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';

type Props = { waiting: number; sending: boolean; onStay: () => void; onLeave: () => void };

/** Sign-out while changes are only on this device: says that they are being sent, and where they stay if that fails. */
export function LeaveDialog({ waiting, sending, onStay, onLeave }: Props) {
  const { t } = useTranslation();
  const title = t(sending ? 'selling.leaveSending' : 'selling.leaveTitle', { count: waiting });
  return (
    <Dialog
      title={title}
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
      <span className="tk-unseen" role="status">
        {title}
      </span>
      <p>{t('selling.leaveDetail')}</p>
    </Dialog>
  );
}
