import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';

type Props = {
  amounts: string;
  number: string;
  onPay: () => void;
  onRelease: () => void;
  onClose: () => void;
};

/** Asked before an order is released of which a part is paid: no other register knows of that part. */
export function PartsDialog({ amounts, number, onPay, onRelease, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('queue.partsTitle', { amounts, number })}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onRelease}>
            {t('queue.partsRelease')}
          </Button>
          <Button data-autofocus onClick={onPay}>
            {t('queue.partsPay')}
          </Button>
        </>
      }
    >
      <p>{t('queue.partsDetail')}</p>
    </Dialog>
  );
}
