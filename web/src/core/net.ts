import type { Pending } from './draft';
import type { Operation } from './order';

/** What an operation is about: a later one about the same says everything that the earlier one said. */
function subject(operation: Operation): string {
  switch (operation.op) {
    case 'add':
      return `line ${operation.item.id}`;
    case 'set-quantity':
    case 'remove':
      return `line ${operation.lineId}`;
    case 'set-note':
      return `note ${operation.lineId}`;
    case 'set-discount':
      return `discount ${operation.lineId ?? ''}`;
    case 'clear':
      return 'clear';
  }
}

/**
 * What a series of operations comes to: ten taps are one line of ten, and a line that was typed and taken off again is
 * nothing. To be read, not to be sent: what is sent is every operation, as it was typed.
 */
export function netOf(pending: readonly Pending[]): readonly Operation[] {
  const net = new Map<string, Operation>();
  const added = new Set<string>();
  for (const { operation } of pending) {
    const about = subject(operation);
    const before = net.get(about);
    if (operation.op === 'clear') net.clear();
    if (operation.op === 'add') added.add(operation.item.id);
    if (operation.op === 'set-quantity' && before?.op === 'add')
      net.set(about, { ...before, item: { ...before.item, quantity: operation.quantity } });
    else net.set(about, operation);
    if (operation.op !== 'remove') continue;
    net.delete(`note ${operation.lineId}`);
    net.delete(`discount ${operation.lineId}`);
    if (added.has(operation.lineId)) net.delete(about);
  }
  return [...net.values()];
}
