import { useState } from 'react';
import { isProblem } from '#/protocol/problem';
import type { CashSession, Count, Me, Problem } from '#/protocol/shapes';
import { RefusalView } from '#/ui/RefusalView';
import { ApprovalDialog } from './ApprovalDialog';
import { CountForm } from './CountForm';
import { type Approval, useCloseShift, useCount, useEndShift } from './closeShift';
import { type CountDraft, countBody, counted, nothingCounted } from './count';
import { ReviewStep } from './ReviewStep';

type Props = {
  me: Me;
  session: CashSession;
  /** Whether this screen is closing it: the shop may tell that it is closed before the answer does. */
  onClosing: (closing: boolean) => void;
};

/** Count, look at it once more, close. In one step: count and close, the end goes before by itself. */
export function CountStep({ me, session, onClosing }: Props) {
  const [draft, setDraft] = useState<CountDraft>(nothingCounted);
  const [reviewed, setReviewed] = useState<Count | null>(null);
  const [asked, setAsked] = useState<Problem | null>(null);
  const end = useEndShift(session.id);
  const count = useCount(session.id);
  const close = useCloseShift(session.id);
  const busy = end.isPending || count.isPending || close.isPending;
  const oneStep = session.status === 'open';

  const finish = (approval: Approval | null) => {
    if (busy) return;
    const closing = { count: counted(draft, me.business), notes: draft.notes, approval };
    const send = () => {
      onClosing(true);
      close.mutate(closing, {
        onError: (error) => {
          onClosing(false);
          if (isProblem(error, 'approval-required')) setAsked(error.problem);
        },
      });
    };
    if (oneStep) end.mutate(undefined, { onSuccess: send });
    else send();
  };
  const review = () => {
    if (busy) return;
    count.mutate(countBody(draft, me.business), { onSuccess: (answer) => setReviewed(answer.count) });
  };
  const trouble = end.error ?? count.error ?? (asked === null ? close.error : null);
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
          onSubmit={oneStep ? () => finish(null) : review}
        />
      ) : (
        <ReviewStep
          me={me}
          count={reviewed}
          busy={close.isPending}
          onAgain={() => {
            close.reset();
            setReviewed(null);
          }}
          onClose={() => finish(null)}
        />
      )}
      {trouble && <RefusalView error={trouble} />}
      {asked !== null && (
        <ApprovalDialog
          me={me}
          asked={asked}
          error={isProblem(close.error, 'approval-required') ? null : close.error}
          busy={close.isPending}
          onApprove={finish}
          onClose={() => {
            close.reset();
            setAsked(null);
            setReviewed(null);
          }}
        />
      )}
    </>
  );
}
