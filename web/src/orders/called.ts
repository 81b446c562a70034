import type { TFunction } from 'i18next';
import type { Order } from '#/protocol/shapes';

type Called = Pick<Order, 'name' | 'table'>;

const atTable = (t: TFunction, { table }: Called) => (table === null ? null : t('queue.table', { table }));

/** For whom an order is, as it is called out: a name, else a table; null where nobody gave one. */
export const calledFor = (t: TFunction, order: Called): string | null => order.name ?? atTable(t, order);

/** For whom and where it is. */
export const whoAndWhere = (t: TFunction, order: Called): string =>
  [order.name, atTable(t, order)].filter((label) => label !== null).join(' · ');

/** Everything that was written on an order to know it by. */
export const labelsOf = (t: TFunction, order: Called & { note: string | null }): string[] =>
  [order.name, atTable(t, order), order.note].filter((label) => label !== null);
