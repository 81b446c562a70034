import type { TFunction } from 'i18next';
import { quantityText } from '#/cashier/order/quantityText';
import type { Pending } from '#/core/draft';
import { netOf } from '#/core/net';
import type { Operation } from '#/core/order';
import type { Line } from '#/protocol/shapes';

/** Describes the net effect of waiting operations, one sentence each, with an id of its own. */
export function changeWords(
  t: TFunction,
  pending: readonly Pending[],
  lines: readonly Line[],
): { id: string; words: string }[] {
  const names = new Map(lines.map(({ id, name }) => [id, name]));
  for (const { operation } of pending)
    if (operation.op === 'add') names.set(operation.item.id, operation.item.name);
  const nameOf = (lineId: string) => names.get(lineId) ?? t('queue.aLine');
  const wordsOf = (did: Operation): string => {
    switch (did.op) {
      case 'add':
        return t('queue.change_add', { quantity: quantityText(did.item.quantity), name: did.item.name });
      case 'set-quantity':
        return t('queue.change_quantity', { name: nameOf(did.lineId), quantity: quantityText(did.quantity) });
      case 'set-note':
        return did.note === null
          ? t('queue.change_noteGone', { name: nameOf(did.lineId) })
          : t('queue.change_note', { name: nameOf(did.lineId), note: did.note });
      case 'set-discount':
        return t('queue.change_discount', {
          name: did.lineId === null ? t('queue.theOrder') : nameOf(did.lineId),
        });
      case 'remove':
        return t('queue.change_remove', { name: nameOf(did.lineId) });
      case 'clear':
        return t('queue.change_clear');
    }
  };
  return netOf(pending).map((did) => ({ id: did.id, words: wordsOf(did) }));
}
