import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BlockedIcon } from '#/ui/icons';
import { Standstill } from '#/ui/Pending';

export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Standstill icon={<BlockedIcon />} title={t('shell.notFoundTitle')}>
      <Button onClick={() => void navigate({ to: '/' })}>{t('shell.home')}</Button>
    </Standstill>
  );
}
