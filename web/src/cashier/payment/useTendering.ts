import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { smaller } from '#/core/decimal';
import { type Currency, readMoney, writeMoney } from '#/core/money';
import { outcomeOf, type Part, paymentsOf, standing } from '#/core/tender';
import type { Tender } from '#/protocol/shapes';
import type { TillOrder } from '#/sync/till-order';
import { type TypedAmount, wire } from '#/ui/amountText';

/** How long a payment waits for the last taps to be on the server. */
const SAVE_PATIENCE_MS = 8_000;

type Setup = {
  till: TillOrder;
  sessionId: string;
  total: string;
  currency: Currency;
  tenders: readonly Tender[];
  /** The server has the order as it is shown. */
  saved: boolean;
  /** The server answers, as far as is known. */
  online: boolean;
};

/** The parts of one payment as they are taken, up to the one that covers what is due: that one books it. */
export function useTendering({ till, sessionId, total, currency, tenders, saved, online }: Setup) {
  const due = readMoney(total, currency);
  const { parts } = useSyncExternalStore(till.parts.subscribe, till.parts.snapshot);
  const [tender, setTender] = useState<Tender>('cash');
  const [typed, setTyped] = useState<TypedAmount>('');
  // A likely amount that was pressed: what is typed after it takes its place.
  const [picked, setPicked] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [saving, setSaving] = useState(false);
  const attempt = useRef(0);
  const { left } = standing(due, parts);
  // Nothing typed means exactly what is left: the usual case needs no typing.
  const said = picked ?? (typed === '' ? null : wire(typed));
  const given = said === null ? left : readMoney(said, currency);
  const part: Part = { tender, given };
  const outcome = outcomeOf(due, parts, part);
  const say = (amount: TypedAmount, likely: string | null = null) => {
    setTyped(amount);
    setPicked(likely);
    setUnsaved(false);
  };
  // A line that is lost while the order is being saved ends the try: nothing is booked unasked when it is back.
  useEffect(() => {
    if (online) return;
    attempt.current += 1;
    setSaving(false);
  }, [online]);

  const book = async (all: readonly Part[]) => {
    attempt.current += 1;
    const mine = attempt.current;
    setSaving(true);
    const waiting = await till.flush(SAVE_PATIENCE_MS);
    if (mine !== attempt.current) return;
    setSaving(false);
    setUnsaved(waiting > 0);
    if (waiting === 0) await till.pay({ sessionId, total, payments: paymentsOf(due, all, currency) });
  };

  const take = () => {
    if (saving) return;
    if (outcome.kind === 'covered') return void book(parts);
    if (outcome.kind === 'books') return void book([...parts, part]);
    if (outcome.kind !== 'part') return;
    till.parts.take(part);
    say('');
    setTender(tenders.find((other) => other !== tender) ?? tender);
  };

  return {
    due: writeMoney(due, currency),
    left: writeMoney(left, currency),
    given: writeMoney(given, currency),
    /** What of it pays; the rest is change. */
    applied: writeMoney(smaller(given, left), currency),
    outcome,
    parts,
    tender,
    typed,
    saving,
    /** The last try found the server without the last taps, and so it still is. */
    unsaved: unsaved && !saved,
    leftMinor: left,
    choose: (next: Tender) => {
      setTender(next);
      say('');
    },
    type: (amount: TypedAmount) => say(amount),
    pick: (amount: string) => say('', amount),
    giveBack: (partId: string) => {
      till.parts.giveBack(partId);
      say('');
    },
    take,
  };
}

export type Tendering = ReturnType<typeof useTendering>;
