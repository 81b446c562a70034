import fc from 'fast-check';
import { type EditContext, emptyOrder, type Item, type Operation, type OrderBody } from './order';

/** People, currencies and arbitrary orders that the core's tests share. */

export const ana = { id: 'person-ana', username: 'cashier1', name: 'Ana' };
export const beto = { id: 'person-beto', username: 'cashier2', name: 'Beto' };
export const guarani: EditContext = { currency: { code: 'PYG', decimals: 0 }, person: ana };
export const dollar: EditContext = { currency: { code: 'USD', decimals: 2 }, person: ana };

export function guaraniOrder(): OrderBody {
  return emptyOrder(guarani, true);
}

export function chipa(id: string, quantity = '1', price = '3000'): Item {
  return { id, productId: 'chipa', name: 'Chipa', price, quantity, taxRate: '10' };
}

export const anyQuantity = fc
  .integer({ min: 1, max: 99_999_999 })
  .map((n) => (n % 1000 === 0 ? `${n / 1000}` : `${Math.floor(n / 1000)}.${`${n % 1000}`.padStart(3, '0')}`));

export const anyPercent = fc
  .integer({ min: 0, max: 100_000 })
  .map((n) => `${Math.floor(n / 1000)}.${`${n % 1000}`.padStart(3, '0')}`);

export function anyPrice(context: EditContext, max = 999_999_999): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max }).map((minor) => {
    if (context.currency.decimals === 0) return `${minor}`;
    return `${Math.floor(minor / 100)}.${`${minor % 100}`.padStart(2, '0')}`;
  });
}

export function anyDiscount(context: EditContext) {
  return fc.oneof(
    fc.constant(null),
    anyPercent.map((percent) => ({ percent })),
    anyPrice(context).map((amount) => ({ amount })),
  );
}

export function anyItem(context: EditContext): fc.Arbitrary<Item> {
  return fc.record({
    id: fc.uuid(),
    productId: fc.constantFrom('chipa', 'cocido', 'mbeju'),
    name: fc.constantFrom('Chipa', 'Cocido', 'Panadería y Confitería La Espiga de Oro'),
    price: anyPrice(context),
    quantity: anyQuantity,
    note: fc.constantFrom(null, 'sin azúcar'),
    discount: anyDiscount(context),
    taxRate: fc.constantFrom('0', '5', '10', '8.875'),
  });
}

/** Line ids of a small shop, so that operations of several registers meet. */
const anyLineId = fc.constantFrom('l1', 'l2', 'l3', 'l4', 'l5', 'l6');

/** Any operation but for its id, which must be unique and is given when it is used. */
export function anyEdit(context: EditContext): fc.Arbitrary<(id: string) => Operation> {
  const item = fc.tuple(anyItem(context), anyLineId);
  return fc.oneof(
    { weight: 4, arbitrary: item.map(([line, lineId]) => add({ ...line, id: lineId })) },
    {
      weight: 3,
      arbitrary: fc.tuple(anyLineId, anyQuantity).map(([lineId, quantity]) => {
        return (id: string): Operation => ({ id, op: 'set-quantity', lineId, quantity });
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(anyLineId, fc.constantFrom(null, 'bien tostado')).map(([lineId, note]) => {
        return (id: string): Operation => ({ id, op: 'set-note', lineId, note });
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.option(anyLineId), anyDiscount(context)).map(
        ([lineId, discount]) =>
          (id: string): Operation => ({ id, op: 'set-discount', lineId, discount }),
      ),
    },
    {
      weight: 2,
      arbitrary: anyLineId.map(
        (lineId) =>
          (id: string): Operation => ({ id, op: 'remove', lineId }),
      ),
    },
    { weight: 1, arbitrary: fc.constant((id: string): Operation => ({ id, op: 'clear' })) },
  );
}

function add(item: Item) {
  return (id: string): Operation => ({ id, op: 'add', item });
}
