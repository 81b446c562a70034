import type { Me } from '#/protocol/shapes';

/** Whoever may see what all the others have in hand. */
export const seesBoard = ({ role }: Me): boolean => role !== 'cashier';

/** Whoever may say which systems are told of what happens. */
export const managesWebhooks = ({ role }: Me): boolean => role === 'manager' || role === 'admin';
