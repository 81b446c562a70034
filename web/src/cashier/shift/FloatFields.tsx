import { useTranslation } from 'react-i18next';
import type { Me, Register } from '#/protocol/shapes';
import { AmountField } from '#/ui/AmountPad';
import { asTyped } from '#/ui/amountText';
import { Choice } from '#/ui/Choice';
import { SumLine } from '#/ui/SumLine';
import { QuickFloats } from './QuickFloats';
import type { ShiftDraft } from './shiftDraft';

type Props = {
  me: Me;
  register: Register;
  draft: ShiftDraft;
  /** What the draft comes to. */
  float: string;
  onChange: (part: Partial<ShiftDraft>) => void;
};

/** How the float is put in, and what it is so far. */
export function FloatFields({ me, register, draft, float, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('shift.openingFloat')}
        value={draft.by}
        onChoose={(by) => onChange({ by })}
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
            onChange={(amount) => onChange({ amount })}
            of={me.business}
          />
          <QuickFloats
            profile={register.profile}
            value={float}
            of={me.business}
            onChoose={(amount) => onChange({ amount: asTyped(amount) })}
          />
        </>
      ) : (
        <SumLine label={t('shift.openingFloat')} amount={float} of={me.business} />
      )}
    </>
  );
}
