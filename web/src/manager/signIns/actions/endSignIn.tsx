import type { TFunction } from 'i18next';
import type { SignInShown } from '#/protocol/shapes';
import { OutIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';
import { placeOf } from '../place';

export const endSignIn = (t: TFunction, signIn: SignInShown, run: () => void): Action => ({
  id: `end-sign-in-${signIn.id}`,
  label: t('signIns.endWhose', { name: signIn.user.name, place: placeOf(t, signIn) }),
  icon: <OutIcon />,
  run,
});
