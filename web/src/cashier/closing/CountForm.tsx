import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { CashFigure, CashKeys, CashNotes } from '#/ui/CashCount';
import { type CashDraft, numbersOf } from '#/ui/cashDraft';
import { Objection } from '#/ui/Objection';
import { useUndoneByScans } from '#/ui/scanning/useScans';
import { useArrival } from '#/ui/useArrival';
import { areSettled } from '#/ui/useNumberField';
import classes from './ClosingPage.module.css';
import { Consequences } from './Consequences';
import { isCounted } from './count';

type Props = {
  me: Me;
  session: CashSession;
  draft: CashDraft;
  onChange: (draft: CashDraft) => void;
  oneStep: boolean;
  busy: boolean;
  onSubmit: () => void;
};

export function CountForm({ me, session, draft, onChange, oneStep, busy, onSubmit }: Props) {
  const { t } = useTranslation();
  const [objected, setObjected] = useState(false);
  const arrival = useArrival();
  useUndoneByScans({ draft, objected }, (before) => {
    onChange(before.draft);
    setObjected(before.objected);
  });
  const change = (part: Partial<CashDraft>) => {
    setObjected(false);
    onChange({ ...draft, ...part });
  };
  // What is expected is the answer to a count: asked without one, it would be known before anybody counts.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!areSettled(numbersOf(draft))) return;
    if (isCounted(draft)) onSubmit();
    else setObjected(true);
  };
  const next = oneStep ? t('closing.endAndClose') : t('closing.review');
  const working = oneStep ? t('closing.closing') : t('closing.comparing');
  return (
    <form className={classes['count']} onSubmit={submit} aria-busy={busy}>
      <div className={classes['sheet']}>
        <div className={classes['facts']}>
          <div>
            <h1 {...arrival}>{t('closing.titleCount')}</h1>
            <p className={classes['number']}>{session.sessionNumber}</p>
          </div>
          <p className={classes['hint']}>
            {t('closing.countHint')} {me.register?.profile.blindCount && t('closing.blindHint')}
          </p>
          <CashFigure
            label={t('closing.counted')}
            figure={t('closing.oneFigure')}
            first="denominations"
            draft={draft}
            of={me.business}
            onChange={change}
          />
        </div>
        <div className={classes['entry']}>
          <CashKeys draft={draft} of={me.business} onChange={change} />
        </div>
        <div className={classes['notes']}>
          <CashNotes label={t('closing.notes')} draft={draft} onChange={change} />
        </div>
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
