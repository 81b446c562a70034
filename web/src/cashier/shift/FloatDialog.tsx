import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { type MoneyFormat, moneyText } from '#/ui/Money';
import { largestUsual } from './floats';

type Props = {
  amount: string;
  profile: Profile;
  of: MoneyFormat;
  onStart: () => void;
  onClose: () => void;
};

/** A float far above the usual ones is asked about once: it can't be taken back when the shift has started. */
export function FloatDialog({ amount, profile, of, onStart, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon size={32} />}
      title={t('shift.farTitle', { float: moneyText(amount, of) })}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('shift.farChange')}
          </Button>
          <Button onClick={onStart}>{t('shift.farStart')}</Button>
        </>
      }
    >
      <p role="alert">{t('shift.farDetail', { usual: moneyText(largestUsual(profile, of), of) })}</p>
    </Dialog>
  );
}
