import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WarningIcon } from '#/ui/icons';
import { Standstill } from '#/ui/Pending';

/** A fault of the console itself. What is kept on the device and on the server is not touched by it. */
export function Crashed() {
  const { t } = useTranslation();
  return (
    <Standstill
      icon={<WarningIcon />}
      tone="bad"
      title={t('shell.crashTitle')}
      detail={t('shell.crashDetail')}
    >
      <Button onClick={() => window.location.assign('/')}>{t('shell.restart')}</Button>
    </Standstill>
  );
}
