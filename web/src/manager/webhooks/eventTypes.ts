/** What the types of one group are about, in the order in which people look for them. */
const GROUPS = {
  transaction: 'webhooks.group_transaction',
  order: 'webhooks.group_order',
  'order-session': 'webhooks.group_orderSession',
  'cash-session': 'webhooks.group_cashSession',
  product: 'webhooks.group_product',
  webhook: 'webhooks.group_webhook',
  rest: 'webhooks.group_rest',
} as const;

/** Types that come one at a time stand together. */
const IN_ANOTHER: Readonly<Record<string, Group>> = { catalogue: 'product' };

type Group = keyof typeof GROUPS;

const isGroup = (name: string): name is Group => name in GROUPS;

function groupOf(type: string): Group {
  const about = type.split('.')[0] ?? '';
  return IN_ANOTHER[about] ?? (isGroup(about) ? about : 'rest');
}

/** The types by what they are about, groups without any left out. */
export function grouped(types: readonly string[]) {
  return (Object.keys(GROUPS) as Group[])
    .map((group) => ({ group, words: GROUPS[group], types: types.filter((type) => groupOf(type) === group) }))
    .filter((one) => one.types.length > 0);
}
