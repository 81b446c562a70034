import { may } from '#/protocol/may';
import type { Me } from '#/protocol/shapes';

/** Whoever may see what all the others have in hand. */
export const seesBoard = (me: Me): boolean => may(me, 'records.read-all');

/** Whoever may say which systems are told of what happens. */
export const managesWebhooks = (me: Me): boolean => may(me, 'webhooks.manage');
