import type { Viewer } from '#/core/feed';
import { may } from '#/protocol/may';
import type { Me } from '#/protocol/shapes';

/** Whoever is signed in, as one who reads the shop's events. */
export const viewerOf = (me: Me): Viewer => ({
  id: me.user.id,
  seesAmounts: may(me, 'records.read-all'),
});
