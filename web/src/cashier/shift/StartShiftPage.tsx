import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#/app/identity';
import { useOpenSessions, useYourSessions } from '#/app/sessions';
import { type Start, startAt } from '#/cashier/home/entry';
import { isProblem } from '#/protocol/problem';
import type { Me, Register } from '#/protocol/shapes';
import { AmountPad } from '#/ui/AmountPad';
import { asTyped, wire } from '#/ui/amountText';
import { DenominationCount, worth } from '#/ui/DenominationCount';
import { Loading } from '#/ui/Pending';
import { ConflictDialog } from './ConflictDialog';
import { FloatDialog } from './FloatDialog';
import { FloatFields } from './FloatFields';
import { isFarAbove } from './floats';
import { JoinShift } from './JoinShift';
import { StartFailed } from './StartFailed';
import classes from './StartShiftPage.module.css';
import { keepDraft, keptDraft, type ShiftDraft } from './shiftDraft';
import { type StartingShift, useStartShift } from './startShift';

export function StartShiftPage() {
  const me = useMe();
  const open = useOpenSessions(me);
  const yours = useYourSessions();
  if (me.register === null) throw new Error('The shell asks for the register first');
  if (open.isPending || yours.isPending) return <Loading />;
  // Whoever can't be asked now is asked when the button is pressed, and then says what is open here.
  const start = startAt(me, open.data ?? [], yours.data ?? []);
  return <Starting key={me.register.id} me={me} register={me.register} start={start} />;
}

function Starting({ me, register, start }: { me: Me; register: Register; start: Start }) {
  const starting = useStartShift(me, register);
  // What comes of it is heard before its answer: until the way leads on, the screen stays what was pressed on.
  const pressed = useRef(start);
  if (!starting.isPending && !starting.isSuccess) pressed.current = start;
  const { current } = pressed;
  return current.kind === 'join' || current.kind === 'back' ? (
    <JoinShift me={me} register={register} session={current.session} starting={starting} />
  ) : (
    <StartShift me={me} register={register} start={starting} />
  );
}

const conflict = (error: unknown) =>
  isProblem(error, 'session-already-open') || isProblem(error, 'register-in-use') ? error.problem : null;

function StartShift({ me, register, start }: { me: Me; register: Register; start: StartingShift }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ShiftDraft>(
    () =>
      keptDraft(register.id) ?? {
        by: 'keypad',
        amount: asTyped(register.profile.defaultFloat),
        pieces: {},
        notes: '',
      },
  );
  useEffect(() => keepDraft(register.id, draft), [register.id, draft]);
  const change = (part: Partial<ShiftDraft>) => setDraft((before) => ({ ...before, ...part }));
  const openingCash = draft.by === 'keypad' ? wire(draft.amount) : worth(draft.pieces, me.business);
  const [doubted, setDoubted] = useState(false);
  const [sureOf, setSureOf] = useState<string | null>(null);
  const send = () => {
    setDoubted(false);
    setSureOf(openingCash);
    if (!start.isPending) start.mutate({ openingCash, openingNotes: draft.notes });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sureOf !== openingCash && isFarAbove(openingCash, register.profile, me.business)) setDoubted(true);
    else send();
  };
  const refused = conflict(start.error);
  return (
    <form className={classes['page']} data-by={draft.by} onSubmit={submit} aria-busy={start.isPending}>
      <div className={classes['facts']}>
        <div className={classes['title']}>
          <h1>{t('shift.title')}</h1>
          <p>{t('shift.at', { register: register.name, location: register.location.name })}</p>
        </div>
        <FloatFields me={me} register={register} draft={draft} float={openingCash} onChange={change} />
      </div>
      <div className={classes['entry']}>
        {draft.by === 'keypad' ? (
          <AmountPad value={draft.amount} onChange={(amount) => change({ amount })} of={me.business} />
        ) : (
          <DenominationCount
            pieces={draft.pieces}
            onChange={(pieces) => change({ pieces })}
            of={me.business}
          />
        )}
      </div>
      <div className={classes['notes']}>
        <Textarea
          label={t('shift.notes')}
          placeholder={t('shift.notesHint')}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={5}
          value={draft.notes}
          onChange={(event) => change({ notes: event.currentTarget.value })}
        />
        {!refused && <StartFailed error={start.error} />}
      </div>
      <Button
        type="submit"
        size="xl"
        fullWidth
        aria-disabled={start.isPending}
        className={classes['start'] ?? ''}
      >
        {start.isPending ? t('shift.starting') : t('shift.start')}
      </Button>
      {doubted && (
        <FloatDialog
          amount={openingCash}
          profile={register.profile}
          of={me.business}
          onStart={send}
          onClose={() => setDoubted(false)}
        />
      )}
      {refused?.existingSession && (
        <ConflictDialog
          me={me}
          existing={refused.existingSession}
          mayEnd={refused.actions.some(({ rel }) => rel === 'end' || rel === 'close')}
          onClose={start.reset}
        >
          <p>{t('shift.conflictSafe')}</p>
        </ConflictDialog>
      )}
    </form>
  );
}
