import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OverShort } from '#/approval/OverShort';
import type { Count, Me } from '#/protocol/shapes';
import { Money } from '#/ui/Money';
import { ReasonField } from '#/ui/ReasonField';
import { useArrival } from '#/ui/useArrival';
import classes from './ClosingPage.module.css';

export type Counting = Pick<Count, 'amount' | 'expected' | 'overShort' | 'pastLimit'>;

type Props = {
  me: Me;
  count: Counting;
  /** Why it differs; asked for where somebody has to answer for it. */
  reason: string;
  onReason: (reason: string) => void;
  busy: boolean;
  onAgain: () => void;
  onClose: () => void;
};

export function ReviewStep({ me, count, reason, onReason, busy, onAgain, onClose }: Props) {
  const { t } = useTranslation();
  const arrival = useArrival();
  return (
    <form
      className={classes['review']}
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h1 {...arrival}>{t('closing.reviewTitle')}</h1>
      <dl>
        <div>
          <dt>{t('closing.counted')}</dt>
          <dd>
            <Money amount={count.amount} of={me.business} />
          </dd>
        </div>
        {count.expected !== null && (
          <div>
            <dt>{t('closing.expected')}</dt>
            <dd>
              <Money amount={count.expected} of={me.business} />
            </dd>
          </div>
        )}
      </dl>
      {count.overShort !== null && <OverShort amount={count.overShort} of={me.business} />}
      <p className={classes['hint']}>
        {count.overShort === null ? t('closing.blindReview') : t('closing.finalHint')}
      </p>
      {count.pastLimit && (
        <>
          <p className={classes['concerned']}>{t('closing.pastLimit')}</p>
          <ReasonField label={t('approval.reason')} reason={reason} onChange={onReason} />
        </>
      )}
      <div className={classes['ways']}>
        <Button size="xl" variant="default" onClick={onAgain}>
          {t('closing.countAgain')}
        </Button>
        <Button size="xl" type="submit" aria-disabled={busy}>
          {busy ? t('closing.closing') : t('closing.closeShift')}
        </Button>
      </div>
    </form>
  );
}
