import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';

type Props = { waiting: number; sending: boolean; onStay: () => void; onLeave: () => void };

/** Somebody signs out while changes are only on this till: what is being done about it, and where they stay if it fails. */
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
