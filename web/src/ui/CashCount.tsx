import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AmountField, AmountPad } from './AmountPad';
import { Choice } from './Choice';
import { amountOf, type CashDraft, hasPieces } from './cashDraft';
import { DenominationCount } from './DenominationCount';
import type { MoneyFormat } from './Money';
import { SumLine } from './SumLine';

/** As long as the server takes: a sentence or two, printed on the shift's receipt. */
const LONGEST_NOTE = 500;

type Props = { draft: CashDraft; of: MoneyFormat; onChange: (part: Partial<CashDraft>) => void };

type FigureProps = Props & {
  /** What is counted: the float, or the drawer. */
  label: string;
  /** How counting as one figure is called. */
  figure: string;
  /** The way that is offered first. */
  first: CashDraft['by'];
};

/** How cash is put in, and what it comes to so far. */
export function CashFigure({ label, figure, first, draft, of, onChange }: FigureProps) {
  const { t } = useTranslation();
  const one = { value: 'figure' as const, label: figure };
  const pieces = { value: 'denominations' as const, label: t('shift.byDenominations') };
  return (
    <>
      {hasPieces(of) && (
        <Choice
          label={label}
          value={draft.by}
          onChoose={(by) => onChange({ by })}
          options={first === 'figure' ? [one, pieces] : [pieces, one]}
        />
      )}
      {draft.by === 'figure' ? (
        <AmountField label={label} value={draft.amount} onChange={(amount) => onChange({ amount })} of={of} />
      ) : (
        <SumLine label={label} amount={amountOf(draft, of)} of={of} />
      )}
    </>
  );
}

/** The keys of the figure, or the rows of notes and coins. */
export function CashKeys({ draft, of, onChange }: Props) {
  return draft.by === 'figure' ? (
    <AmountPad value={draft.amount} onChange={(amount) => onChange({ amount })} of={of} />
  ) : (
    <DenominationCount pieces={draft.pieces} onChange={(pieces) => onChange({ pieces })} of={of} />
  );
}

type NotesProps = Pick<Props, 'draft' | 'onChange'> & { label: string; hint?: string };

export function CashNotes({ draft, onChange, label, hint }: NotesProps) {
  return (
    <Textarea
      label={label}
      placeholder={hint}
      maxLength={LONGEST_NOTE}
      autosize
      minRows={2}
      maxRows={5}
      value={draft.notes}
      onChange={(event) => onChange({ notes: event.currentTarget.value })}
    />
  );
}
