import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { AmountField, AmountPad } from '#/ui/AmountPad';
import { Choice } from '#/ui/Choice';
import { DenominationCount } from '#/ui/DenominationCount';
import { Objection } from '#/ui/Objection';
import { SumLine } from '#/ui/SumLine';
import { useArrival } from '#/ui/useArrival';
import classes from './ClosingPage.module.css';
import { Consequences } from './Consequences';
import { amountOf, type CountDraft, isCounted } from './count';

type Props = {
  me: Me;
  session: CashSession;
  draft: CountDraft;
  onChange: (draft: CountDraft) => void;
  oneStep: boolean;
  busy: boolean;
  onSubmit: () => void;
};

export function CountForm({ me, session, draft, onChange, oneStep, busy, onSubmit }: Props) {
  const { t } = useTranslation();
  const [objected, setObjected] = useState(false);
  const arrival = useArrival();
  const change = (part: Partial<CountDraft>) => {
    setObjected(false);
    onChange({ ...draft, ...part });
  };
  // What is expected is the answer to a count: asked without one, it would be known before anybody counts.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isCounted(draft)) onSubmit();
    else setObjected(true);
  };
  const next = oneStep ? t('closing.endAndClose') : t('closing.review');
  const working = oneStep ? t('closing.closing') : t('closing.comparing');
  return (
    <form className={classes['count']} onSubmit={submit} aria-busy={busy}>
      <div className={classes['facts']}>
        <div>
          <h1 {...arrival}>{t('closing.titleCount')}</h1>
          <p className={classes['number']}>{session.sessionNumber}</p>
        </div>
        <p className={classes['hint']}>
          {t('closing.countHint')} {me.register?.profile.blindCount && t('closing.blindHint')}
        </p>
        <Choice
          label={t('closing.counted')}
          value={draft.by}
          onChoose={(by) => change({ by })}
          options={[
            { value: 'denominations', label: t('shift.byDenominations') },
            { value: 'figure', label: t('closing.oneFigure') },
          ]}
        />
        {draft.by === 'figure' ? (
          <AmountField
            label={t('closing.counted')}
            value={draft.amount}
            onChange={(amount) => change({ amount })}
            of={me.business}
          />
        ) : (
          <SumLine label={t('closing.counted')} amount={amountOf(draft, me.business)} of={me.business} />
        )}
      </div>
      <div className={classes['entry']}>
        {draft.by === 'figure' ? (
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
          label={t('closing.notes')}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={5}
          value={draft.notes}
          onChange={(event) => change({ notes: event.currentTarget.value })}
        />
      </div>
      <div className={classes['go']}>
        {objected && (
          <Objection>{t(draft.by === 'figure' ? 'closing.figureFirst' : 'closing.piecesFirst')}</Objection>
        )}
        {oneStep && <Consequences me={me} session={session} />}
        <Button type="submit" size="xl" fullWidth className={classes['next'] ?? ''} aria-disabled={busy}>
          {busy ? working : next}
        </Button>
      </div>
    </form>
  );
}
