import { describe, expect, it } from 'vitest';
import type { ClaimHistoryEntry } from '#/protocol/shapes';
import { endedAs } from './ended';

const ana = { id: 'ana', name: 'Ana', username: 'cashier1' };
const boss = { id: 'boss', name: 'Marta', username: 'manager1' };
const SINCE = '2026-11-21T10:00:00Z';
const LATER = '2026-11-21T10:05:00Z';

const entry = (more: Partial<ClaimHistoryEntry>): ClaimHistoryEntry => ({
  at: LATER,
  by: ana,
  claim: null,
  command: 'order.release',
  former: ana,
  formerExpiredAt: null,
  outcome: 'released',
  approvedBy: null,
  quietSeconds: null,
  reason: null,
  refused: false,
  register: null,
  sessionId: null,
  ...more,
});

describe('endedAs', () => {
  it.each([
    ['released', entry({ by: boss, reason: 'Lunch' }), 'releasedBy'],
    ['expired', entry({ by: boss, reason: 'Lunch' }), 'releasedBy'],
    ['released', entry({ command: 'order.release-mine' }), 'left'],
    ['released', entry({ command: 'identity.sign-out', outcome: 'signed-out' }), 'left'],
    ['expired', entry({ outcome: 'expired' }), 'expired'],
    ['released', entry({ outcome: 'expired' }), 'expired'],
    ['takenOver', entry({ by: boss, outcome: 'taken-over', reason: 'Waits' }), 'takenOver'],
    ['settled', entry({ outcome: 'released' }), 'settled'],
  ] as const)('a claim that is %s', (loss, end, kind) => {
    expect(endedAs(loss, [end], 'ana', SINCE)).toEqual({
      kind,
      by: end.by?.name,
      at: LATER,
      reason: end.reason,
    });
  });

  it('knows nothing of what others lost, of what was refused, and of earlier claims', () => {
    const others = [
      entry({ former: boss }),
      entry({ refused: true }),
      entry({ at: '2026-11-21T09:59:59Z' }),
      entry({ former: null }),
    ];
    expect(endedAs('released', others, 'ana', SINCE)).toBeNull();
  });
});
