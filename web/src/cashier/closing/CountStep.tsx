import { useState } from 'react';
import type { CashSession, Me } from '#/protocol/shapes';
import { amountOf, type CashDraft, nothingCounted } from '#/ui/cashDraft';
import { RefusalView } from '#/ui/RefusalView';
import { CountForm } from './CountForm';
import { useCloseShift, useCount, useEndShift } from './closeShift';
import { countBody, counted } from './count';
import { type Counting, ReviewStep } from './ReviewStep';

type Props = {
  me: Me;
  session: CashSession;
  /** Whether this screen is closing it: the shop may tell that it is closed before the answer does. */
  onClosing: (closing: boolean) => void;
};

/**
 * Count, look at it once more, close. In one step: count and close, the end goes before by itself. A blind count is
 * looked at before it is sent: the first one that the server gets is final (CS-7).
 */
export function CountStep({ me, session, onClosing }: Props) {
  const [draft, setDraft] = useState<CashDraft>(() => nothingCounted(me.business));
  const [reviewed, setReviewed] = useState<Counting | null>(null);
  const [reason, setReason] = useState('');
  const end = useEndShift(session.id);
  const count = useCount(session.id);
  const close = useCloseShift(session.id);
  const busy = end.isPending || count.isPending || close.isPending;
  const oneStep = session.status === 'open';
  const blind = session.totals.totalSales === null;

  const finish = () => {
    if (busy) return;
    const send = () => {
      onClosing(true);
      close.mutate(
        { count: counted(draft, me.business), notes: draft.notes, reason },
        { onError: () => onClosing(false) },
      );
    };
    if (oneStep) end.mutate(undefined, { onSuccess: send });
    else send();
  };
  const review = () => {
    if (busy) return;
    if (blind)
      setReviewed({ amount: amountOf(draft, me.business), expected: null, overShort: null, pastLimit: null });
    else count.mutate(countBody(draft, me.business), { onSuccess: (answer) => setReviewed(answer.count) });
  };
  const trouble = end.error ?? count.error ?? close.error;
  return (
    <>
      {reviewed === null ? (
        <CountForm
          me={me}
          session={session}
          draft={draft}
          onChange={setDraft}
          oneStep={oneStep}
          busy={busy}
          onSubmit={oneStep ? finish : review}
        />
      ) : (
        <ReviewStep
          me={me}
          count={reviewed}
          reason={reason}
          onReason={setReason}
          busy={close.isPending}
          onAgain={() => {
            close.reset();
            setReviewed(null);
          }}
          onClose={finish}
        />
      )}
      {trouble && <RefusalView error={trouble} />}
    </>
  );
}
