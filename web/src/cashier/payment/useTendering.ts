import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { smaller } from '#/core/decimal';
import { type Currency, readMoney, writeMoney } from '#/core/money';
import {
  confirmed,
  outcomeOf,
  type Part,
  type Payment,
  paymentsOf,
  standing,
  unlikelyCash,
} from '#/core/tender';
import type { Approval } from '#/protocol/credentials';
import type { Tender } from '#/protocol/shapes';
import type { OpenedOrder } from '#/sync/opened-order';
import { amountRule, asTyped, wire } from '#/ui/amountText';
import { afterKey, NOTHING_TYPED, settled, type Typing } from '#/ui/numberTyping';

/** How long a payment waits for the last taps to be on the server. */
const SAVE_PATIENCE_MS = 8_000;

type Setup = {
  opened: OpenedOrder;
  sessionId: string;
  total: string;
  currency: Currency;
  tenders: readonly Tender[];
  /** The server has the order as it is shown. */
  saved: boolean;
  /** The server answers, as far as is known. */
  online: boolean;
};

/** What was typed, or the likely amount that was pressed. */
type Said = { readonly typing: Typing; readonly picked: string | null };

/** The parts of one payment as they are taken, up to the one that covers what is due: that one books it. */
export function useTendering({ opened, sessionId, total, currency, tenders, saved, online }: Setup) {
  const due = readMoney(total, currency);
  const rule = amountRule({ currency: currency.code, currencyDecimals: currency.decimals });
  const { parts } = useSyncExternalStore(opened.parts.subscribe, opened.parts.snapshot);
  const [tender, setTender] = useState<Tender>('cash');
  const [typing, setTyping] = useState(NOTHING_TYPED);
  // A likely amount that was pressed: what is typed after it takes its place.
  const [picked, setPicked] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [saving, setSaving] = useState(false);
  /** Cash that nobody hands over for what is due, and the payments that are booked once somebody says that it is right. */
  const [doubt, setDoubt] = useState<{ cash: Payment; payments: Payment[] } | null>(null);
  const attempt = useRef(0);
  // What the last try would have booked: somebody may approve it after it was refused.
  const booking = useRef<Payment[]>([]);
  const { left } = standing(due, parts);
  // Nothing typed means exactly what is left: the usual case needs no typing.
  const said = picked ?? (typing.typed === '' ? null : wire(typing.typed));
  const given = said === null ? left : readMoney(said, currency);
  const written = writeMoney(given, currency);
  const part: Part = { tender, given };
  const outcome = outcomeOf(due, parts, part);
  const say = (amount: Typing, likely: string | null = null) => {
    setTyping(amount);
    setPicked(likely);
    setUnsaved(false);
  };
  // A line that is lost while the order is being saved ends the try: nothing is booked unasked when it is back.
  useEffect(() => {
    if (online) return;
    attempt.current += 1;
    setSaving(false);
  }, [online]);

  const ask = (all: readonly Part[]) => {
    const payments = paymentsOf(due, all, currency);
    const cash = unlikelyCash(payments, currency);
    if (cash === null) void book(payments);
    else setDoubt({ cash, payments: confirmed(payments) });
  };

  const book = async (payments: Payment[], approval?: Approval) => {
    booking.current = payments;
    attempt.current += 1;
    const mine = attempt.current;
    setSaving(true);
    const waiting = await opened.flush(SAVE_PATIENCE_MS);
    if (mine !== attempt.current) return;
    setSaving(false);
    setUnsaved(waiting > 0);
    if (waiting === 0) await opened.pay({ sessionId, total, payments }, approval);
  };

  const take = () => {
    if (saving || typing.untaken !== null) return;
    if (outcome.kind === 'covered') return ask(parts);
    if (outcome.kind === 'books') return ask([...parts, part]);
    if (outcome.kind !== 'part') return;
    opened.parts.take(part);
    say(NOTHING_TYPED);
    setTender(tenders.find((other) => other !== tender) ?? tender);
  };

  return {
    due: writeMoney(due, currency),
    left: writeMoney(left, currency),
    given: written,
    /** What of it pays; the rest is change. */
    applied: writeMoney(smaller(given, left), currency),
    outcome,
    parts,
    tender,
    /** The amount as its field shows it: until something is typed, the one that is given without typing. */
    shown: typing.typed === '' ? { ...settled(asTyped(written)), untaken: typing.untaken } : typing,
    /** What was typed; empty is nothing yet. */
    typing,
    /** Something of the amount was not taken: nobody can know yet how much was meant. */
    inDoubt: typing.untaken !== null,
    saving,
    /** The last try found the server without the last taps, and so it still is. */
    unsaved: unsaved && !saved,
    leftMinor: left,
    choose: (next: Tender) => {
      setTender(next);
      say(NOTHING_TYPED);
    },
    type: (amount: Typing) => say(amount),
    press: (key: string) => say(afterKey(typing, key, rule)),
    pick: (amount: string) => say(NOTHING_TYPED, amount),
    giveBack: (partId: string) => {
      opened.parts.giveBack(partId);
      say(NOTHING_TYPED);
    },
    take,
    /** The unlikely cash that is asked about before it is booked; null is none. */
    doubted: doubt?.cash ?? null,
    /** What was handed over, as it was before the keys of a scan were typed into it. */
    said: { typing, picked },
    sayAgain: ({ typing: amount, picked: likely }: Said) => say(amount, likely),
    isRight: () => {
      if (doubt !== null) void book(doubt.payments);
      setDoubt(null);
    },
    isWrong: () => {
      setDoubt(null);
      say(NOTHING_TYPED);
    },
    /** Books what was refused, by the word of who approves it. */
    approve: (approval: Approval) => void book(booking.current, approval),
  };
}

export type Tendering = ReturnType<typeof useTendering>;
