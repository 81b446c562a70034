import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '#/protocol/shapes';
import { Choice } from '#/ui/Choice';
import { notify } from '#/ui/notice';
import { Loading } from '#/ui/Pending';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { replayDead } from './actions/replayDead';
import * as calls from './calls';
import classes from './Deliveries.module.css';
import { DeliveryRow } from './DeliveryRow';
import { useDeliveries, useDoing } from './queries';

const FILTERS = ['all', 'waiting', 'delivered', 'dead'] as const;

type Props = { webhook: Webhook; timeZone: string };

/** The log of one webhook, the newest first; what is dead can be sent again, one by one or all of it. */
export function Deliveries({ webhook, timeZone }: Props) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<calls.Filter>('all');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDeliveries(
    webhook.id,
    filter,
  );
  const replaying = useDoing(
    (_: undefined, key) => calls.replayDead(webhook.id, key),
    ({ replayed }) => notify({ text: t('webhooks.replayedAll', { count: replayed }) }),
  );
  const all = replayDead(t, () => replaying.mutate(undefined), replaying.isPending);
  useActions(webhook.dead > 0 ? [all] : []);
  const counts = { all: null, waiting: webhook.waiting, delivered: null, dead: webhook.dead };
  return (
    <section className={classes['log']} aria-label={t('webhooks.log')}>
      <div className={classes['head']}>
        <h2>{t('webhooks.log')}</h2>
        <Choice
          label={t('webhooks.filter')}
          value={filter}
          onChoose={setFilter}
          options={FILTERS.map((value) => ({
            value,
            label: t(`webhooks.filter_${value}`) + (counts[value] ? ` ${counts[value]}` : ''),
          }))}
        />
        {webhook.dead > 0 && <ActionButton action={all} tone="main" />}
      </div>
      {replaying.error !== null && <RefusalView error={replaying.error} />}
      {error !== null && <RefusalView error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.length === 0 && (
        <p className={classes['nothing']} role="status">
          {t(`webhooks.nothing_${filter}`)}
        </p>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className={classes['list']} aria-label={t('webhooks.log')}>
          {data.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} timeZone={timeZone} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <button
          type="button"
          className={classes['more']}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('webhooks.more')}
        </button>
      )}
    </section>
  );
}
