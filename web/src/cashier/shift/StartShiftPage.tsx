import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import type { Me, Register } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { useOpenSessions, useYourSessions } from '#/shop/sessions';
import { asTyped } from '#/ui/amountText';
import { CashFigure, CashKeys, CashNotes } from '#/ui/CashCount';
import { amountOf, type CashDraft, nothingCounted, numbersOf } from '#/ui/cashDraft';
import { settled } from '#/ui/numberTyping';
import { Loading } from '#/ui/Pending';
import { useUndoneByScans } from '#/ui/scanning/useScans';
import { areSettled } from '#/ui/useNumberField';
import { ConflictDialog } from './ConflictDialog';
import { type Start, startAt } from './entry';
import { FloatDialog } from './FloatDialog';
import { isFarAbove } from './floats';
import { JoinShift } from './JoinShift';
import { QuickFloats } from './QuickFloats';
import { StartFailed } from './StartFailed';
import classes from './StartShiftPage.module.css';
import { keepDraft, keptDraft } from './shiftDraft';
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
  const [draft, setDraft] = useState<CashDraft>(
    () =>
      keptDraft(register.id) ?? {
        ...nothingCounted(me.business),
        by: 'figure',
        amount: settled(asTyped(register.profile.defaultFloat)),
      },
  );
  useEffect(() => keepDraft(register.id, draft), [register.id, draft]);
  useUndoneByScans(draft, setDraft);
  const change = (part: Partial<CashDraft>) => setDraft((before) => ({ ...before, ...part }));
  const openingCash = amountOf(draft, me.business);
  const [doubted, setDoubted] = useState(false);
  const [sureOf, setSureOf] = useState<string | null>(null);
  const send = () => {
    setDoubted(false);
    setSureOf(openingCash);
    if (!start.isPending) start.mutate({ openingCash, openingNotes: draft.notes });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!areSettled(numbersOf(draft))) return;
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
        <CashFigure
          label={t('shift.openingFloat')}
          figure={t('shift.byKeypad')}
          first="figure"
          draft={draft}
          of={me.business}
          onChange={change}
        />
        {draft.by === 'figure' && (
          <QuickFloats
            profile={register.profile}
            value={openingCash}
            of={me.business}
            onChoose={(amount) => change({ amount: settled(asTyped(amount)) })}
          />
        )}
      </div>
      <div className={classes['entry']}>
        <CashKeys draft={draft} of={me.business} onChange={change} />
      </div>
      <div className={classes['notes']}>
        <CashNotes label={t('shift.notes')} hint={t('shift.notesHint')} draft={draft} onChange={change} />
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
          {...(refused.actions.some(({ rel }) => rel === 'join') && { joins: { register, starting: start } })}
        >
          <p>{t('shift.conflictSafe')}</p>
        </ConflictDialog>
      )}
    </form>
  );
}
