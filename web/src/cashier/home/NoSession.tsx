import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';

type Props = { me: Me; onOpen: () => void; onClose: () => void };

export function NoSession({ me, onOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('home.noSessionTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button data-autofocus onClick={onOpen}>
            {t('home.openSession')}
          </Button>
        </>
      }
    >
      <p role="alert">
        {t('home.noSessionDetail', { profile: me.register?.profile.name ?? me.business.name })}
      </p>
    </Dialog>
  );
}
