import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Register } from '#/protocol/shapes';
import type { StartingShift } from './startShift';

type Props = { register: Register; starting: StartingShift };

/** Selling here in a colleague's shift while a drawer of one's own stays open elsewhere: only when it is said (D16). */
export function JoinHere({ register, starting }: Props) {
  const { t } = useTranslation();
  const join = () => {
    if (starting.isPending) return;
    starting.mutate({
      openingCash: register.profile.defaultFloat,
      openingNotes: '',
      onExisting: 'join',
    });
  };
  return (
    <Button variant="default" aria-disabled={starting.isPending} onClick={join}>
      {starting.isPending ? t('shift.starting') : t('shift.joinHere', { register: register.code })}
    </Button>
  );
}
