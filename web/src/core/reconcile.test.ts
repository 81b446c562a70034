import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile';
import { guarani, guaraniOrder } from './shop.fixture';

const ofVersion = (version: number) => ({ ...guaraniOrder(), version });

describe('an older version of the cart that is shown', () => {
  const shown = (isLatest: boolean) => {
    const local = { orderSessionId: 'cart', draft: { order: ofVersion(5), pending: [] } };
    const told = { id: 'cart', order: ofVersion(3) };
    return reconcile(local, told, guaraniOrder(), guarani, isLatest).current.draft.order.version;
  };

  it('is a late answer, and stays unheard (F16)', () => expect(shown(false)).toBe(5));

  it('is the truth when it was asked for after all that is known: the server lost its latest history', () =>
    expect(shown(true)).toBe(3));
});
