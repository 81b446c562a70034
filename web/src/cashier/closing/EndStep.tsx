import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { RefusalView } from '#/ui/RefusalView';
import { useArrival } from '#/ui/useArrival';
import classes from './ClosingPage.module.css';
import { Consequences } from './Consequences';
import { useEndShift } from './closeShift';

export function EndStep({ me, session }: { me: Me; session: CashSession }) {
  const { t } = useTranslation();
  const end = useEndShift(session.id);
  const arrival = useArrival();
  return (
    <section className={classes['end']}>
      <h1 {...arrival}>{t('closing.endTitle')}</h1>
      <p>{t('closing.endDetail', { number: session.sessionNumber, register: session.register.code })}</p>
      <p>{t('closing.endStays')}</p>
      <Consequences me={me} session={session} />
      {end.error && <RefusalView error={end.error} />}
      <Button
        size="xl"
        className={classes['next'] ?? ''}
        aria-disabled={end.isPending}
        onClick={() => !end.isPending && end.mutate()}
      >
        {end.isPending ? t('closing.ending') : t('closing.end')}
      </Button>
    </section>
  );
}
