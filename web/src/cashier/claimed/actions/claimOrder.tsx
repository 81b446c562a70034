import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { HandIcon } from '#/ui/queueIcons';

export const claimOrder = (t: TFunction, run: () => void, busy: boolean): Action => ({
  id: 'claim-order',
  label: t(busy ? 'queue.claiming' : 'queue.claim'),
  key: 'Enter',
  icon: <HandIcon />,
  disabled: busy,
  run,
});
