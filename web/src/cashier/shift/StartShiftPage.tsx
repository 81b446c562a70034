import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#/app/identity';
import { isProblem, ProblemError } from '#/protocol/problem';
import type { Me, Register } from '#/protocol/shapes';
import { AmountField, AmountPad } from '#/ui/AmountPad';
import { asTyped, wire } from '#/ui/amountText';
import { Choice } from '#/ui/Choice';
import { DenominationCount, worth } from '#/ui/DenominationCount';
import { RefusalView } from '#/ui/RefusalView';
import { SumLine } from '#/ui/SumLine';
import { ConflictDialog } from './ConflictDialog';
import { QuickFloats } from './QuickFloats';
import classes from './StartShiftPage.module.css';
import { keepDraft, keptDraft, type ShiftDraft } from './shiftDraft';
import { useStartShift } from './startShift';

export function StartShiftPage() {
  const me = useMe();
  if (me.register === null) throw new Error('The shell asks for the register first');
  return <StartShift key={me.register.id} me={me} register={me.register} />;
}

const conflict = (error: unknown) =>
  isProblem(error, 'session-already-open') || isProblem(error, 'register-in-use') ? error.problem : null;

function StartShift({ me, register }: { me: Me; register: Register }) {
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
  const start = useStartShift(me, register);
  const openingCash = draft.by === 'keypad' ? wire(draft.amount) : worth(draft.pieces, me.business);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!start.isPending) start.mutate({ openingCash, openingNotes: draft.notes });
  };
  const refused = conflict(start.error);
  return (
    <form className={classes['page']} onSubmit={submit} aria-busy={start.isPending}>
      <div className={classes['facts']}>
        <div className={classes['title']}>
          <h1>{t('shift.title')}</h1>
          <p>{t('shift.at', { register: register.name, location: register.location.name })}</p>
        </div>
        <Choice
          label={t('shift.openingFloat')}
          value={draft.by}
          onChoose={(by) => change({ by })}
          options={[
            { value: 'keypad', label: t('shift.byKeypad') },
            { value: 'denominations', label: t('shift.byDenominations') },
          ]}
        />
        {draft.by === 'keypad' ? (
          <>
            <AmountField
              label={t('shift.openingFloat')}
              value={draft.amount}
              onChange={(amount) => change({ amount })}
              of={me.business}
            />
            <QuickFloats
              profile={register.profile}
              value={openingCash}
              of={me.business}
              onChoose={(amount) => change({ amount: asTyped(amount) })}
            />
          </>
        ) : (
          <SumLine label={t('shift.openingFloat')} amount={openingCash} of={me.business} />
        )}
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
        {start.error && !refused && (
          <RefusalView
            error={start.error}
            lead={(_, reason) =>
              start.error instanceof ProblemError
                ? t('shift.failed', { reason })
                : t('shift.networkFailed', { reason })
            }
          />
        )}
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
      {refused && <ConflictDialog me={me} problem={refused} onClose={start.reset} />}
    </form>
  );
}
