import type { CashSession, Me } from '#/protocol/shapes';
import { useOpenSessions } from './sessions';

/** From which cash session this person holds orders, and whether others could want them too. */
export type Drawer = {
  /** Null: none of theirs is open, so that orders can be read but not claimed. */
  readonly session: CashSession | null;
  /** Several cash sessions are open on the profile: only then claims are shown and offered (CL-6). */
  readonly shared: boolean;
  readonly known: boolean;
};

export function useDrawer(me: Me): Drawer {
  const sessions = useOpenSessions(me).data;
  const yours = (sessions ?? []).filter((session) => session.yours);
  const here = yours.find((session) => session.register.id === me.register?.id);
  return {
    session: here ?? yours[0] ?? null,
    shared: (sessions?.length ?? 0) > 1,
    known: sessions !== undefined,
  };
}
