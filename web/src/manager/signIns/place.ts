import type { TFunction } from 'i18next';
import type { SignInShown } from '#/protocol/shapes';

/** Where a sign-in is: at a register, in a browser that stands at none, or through the API. */
export const placeOf = (t: TFunction, { register, kind }: SignInShown): string =>
  register?.code ?? t(kind === 'console' ? 'signIns.noRegister' : 'signIns.bearer');
