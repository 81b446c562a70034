import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Count, Me } from '#/protocol/shapes';
import { Money } from '#/ui/Money';
import { useArrival } from '#/ui/useArrival';
import classes from './ClosingPage.module.css';
import { OverShort } from './OverShort';

type Props = { me: Me; count: Count; busy: boolean; onAgain: () => void; onClose: () => void };

export function ReviewStep({ me, count, busy, onAgain, onClose }: Props) {
  const { t } = useTranslation();
  const arrival = useArrival();
  return (
    <section className={classes['review']}>
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
      <div className={classes['ways']}>
        <Button size="xl" variant="default" onClick={onAgain}>
          {t('closing.countAgain')}
        </Button>
        <Button size="xl" aria-disabled={busy} onClick={onClose}>
          {busy ? t('closing.closing') : t('closing.closeShift')}
        </Button>
      </div>
    </section>
  );
}
