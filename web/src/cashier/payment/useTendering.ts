import { useState } from 'react';
import { smaller } from '#/core/decimal';
import { type Currency, readMoney, writeMoney } from '#/core/money';
import { type Part, type PartRefusal, paymentsOf, refusePart, standing } from '#/core/tender';
import type { Tender } from '#/protocol/shapes';
import type { TillOrder } from '#/sync/till-order';
import { type TypedAmount, wire } from '#/ui/amountText';

/** How long a payment waits for the last taps to be on the server. */
const SAVE_PATIENCE_MS = 8_000;

export type Trouble = { kind: 'short'; missing: bigint } | { kind: PartRefusal } | { kind: 'not-saved' };

type Setup = { till: TillOrder; sessionId: string; total: string; currency: Currency };

/** The parts of one payment as they are taken, up to the one that covers what is due: that one books it. */
export function useTendering({ till, sessionId, total, currency }: Setup) {
  const due = readMoney(total, currency);
  const [parts, setParts] = useState<readonly Part[]>([]);
  const [tender, setTender] = useState<Tender>('cash');
  const [typed, setTyped] = useState<TypedAmount>('');
  // A likely amount that was pressed: what is typed after it takes its place.
  const [picked, setPicked] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [saving, setSaving] = useState(false);
  const { left } = standing(due, parts);
  // Nothing typed means exactly what is left: the usual case needs no typing.
  const said = picked ?? (typed === '' ? null : wire(typed));
  const given = said === null ? left : readMoney(said, currency);
  const say = (amount: TypedAmount, likely: string | null = null) => {
    setTyped(amount);
    setPicked(likely);
    setTrouble(null);
  };

  const book = async (all: readonly Part[]) => {
    setSaving(true);
    const waiting = await till.flush(SAVE_PATIENCE_MS);
    setSaving(false);
    if (waiting > 0) return setTrouble({ kind: 'not-saved' });
    await till.pay({ sessionId, total, payments: paymentsOf(due, all, currency) });
  };

  const take = (asPart: boolean) => {
    if (saving) return;
    const part: Part = { tender, given };
    const refusal = refusePart(due, parts, part);
    if (refusal !== null) return setTrouble({ kind: refusal });
    const all = [...parts, part];
    const after = standing(due, all);
    if (!after.covered && !asPart) return setTrouble({ kind: 'short', missing: after.left });
    setTrouble(null);
    if (after.covered) return void book(all);
    setParts(all);
    say('');
    setTender(tender === 'cash' ? 'card' : 'cash');
  };

  return {
    due: writeMoney(due, currency),
    left: writeMoney(left, currency),
    change: writeMoney(standing(due, [...parts, { tender, given }]).change, currency),
    given: writeMoney(given, currency),
    /** What of it pays; the rest is change. */
    applied: writeMoney(smaller(given, left), currency),
    parts,
    tender,
    typed,
    trouble,
    saving,
    leftMinor: left,
    choose: (next: Tender) => {
      setTender(next);
      say('');
    },
    type: (amount: TypedAmount) => say(amount),
    pick: (amount: string) => say('', amount),
    takeBack: (part: Part) => {
      setParts(parts.filter((other) => other !== part));
      setTrouble(null);
    },
    take,
  };
}
