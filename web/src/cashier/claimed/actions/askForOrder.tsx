import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { AskIcon } from '#/ui/queueIcons';

export const askForOrder = (t: TFunction, run: () => void, asked: boolean): Action => ({
  id: 'ask-for-order',
  label: t(asked ? 'queue.askedShort' : 'queue.ask'),
  key: 'F6',
  icon: <AskIcon />,
  disabled: asked,
  run,
});
