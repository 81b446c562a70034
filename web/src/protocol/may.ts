import type { Me, Permission } from './shapes';

/** Whether the server lets this person do it at all; which roles may is the server's business alone. */
export const may = ({ capabilities }: Me, permission: Permission): boolean =>
  capabilities.includes(permission);
