import type { TFunction } from 'i18next';
import { EnterIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const nextOrder = (t: TFunction, run: () => void): Action => ({
  id: 'next-order',
  label: t('payment.next'),
  key: 'Enter',
  icon: <EnterIcon />,
  run,
});
