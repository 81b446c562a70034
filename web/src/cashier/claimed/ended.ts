import type { Loss } from '#/claims/loss';
import type { ClaimHistoryEntry } from '#/protocol/shapes';

export type Ended = {
  readonly kind: Loss['kind'] | 'releasedBy' | 'left';
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
};

/**
 * Returns the entry of the order's history (newest first) that ended this person's claim (CL-5); null: there is none.
 * An event tells only that the claim is gone; a refusal does not tell whether it was released or expired.
 */
export function endedAs(
  loss: Loss['kind'],
  history: readonly ClaimHistoryEntry[],
  person: string,
  since: string,
): Ended | null {
  const end = history.find(
    ({ refused, former, at }) => !refused && former?.id === person && Date.parse(at) >= Date.parse(since),
  );
  if (end === undefined) return null;
  const { by, at, reason } = end;
  return { kind: kindOf(loss, end, person), by: by?.name ?? '', at, reason };
}

function kindOf(loss: Loss['kind'], { outcome, by }: ClaimHistoryEntry, person: string): Ended['kind'] {
  if (loss !== 'released' && loss !== 'expired') return loss;
  if (outcome === 'expired') return 'expired';
  if (outcome !== 'released') return loss === 'released' ? 'left' : loss;
  return by?.id === person ? 'left' : 'releasedBy';
}
