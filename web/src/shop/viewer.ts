import type { Viewer } from '#/core/feed';
import type { Me } from '#/protocol/shapes';

/** Whoever is signed in, as one who reads the shop's events. */
export const viewerOf = ({ user, role }: Me): Viewer => ({ id: user.id, seesAmounts: role !== 'cashier' });
