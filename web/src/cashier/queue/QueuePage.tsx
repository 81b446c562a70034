import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#/app/identity';
import { SearchIcon } from '#/cashier/selling/signs';
import type { Order } from '#/protocol/shapes';
import { Choice } from '#/ui/Choice';
import { CrossIcon } from '#/ui/icons';
import { Loading } from '#/ui/Pending';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { findOrder } from './actions/findOrder';
import { claimState } from './claimState';
import { useDrawer } from './drawer';
import { OrderCard } from './OrderCard';
import classes from './QueuePage.module.css';
import { useOrders, waitingOn } from './queries';
import { useCardKeys } from './useCardKeys';
import { useClaiming } from './useClaiming';
import { useTick } from './useTick';

/** Every order that waits, in whose hands it is, live; a free one is claimed by choosing it (S0-31). */
export function QueuePage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const drawer = useDrawer(me);
  const now = useTick(1_000);
  const [state, setState] = useState<'waiting' | 'all'>('waiting');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const orders = useOrders(me, { ...waitingOn(me), state, search });
  const { claim, claiming, failed, forget } = useClaiming(me);
  const keys = useCardKeys(list);
  useActions([findOrder(t, () => field.current?.select())]);

  const found = orders.data ?? [];
  const open = (order: Order) => {
    forget();
    const free = claimState(order, Date.now()) === 'free';
    if (free && drawer.session !== null) void claim(order, drawer.session.id);
    else void navigate({ to: '/queue/$orderId', params: { orderId: order.id } });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go on from wherever the focus is on this screen
    <div className={classes['queue']} onKeyDown={keys}>
      <header className={classes['head']}>
        <h1>{t('queue.title')}</h1>
      </header>
      <div className={classes['find']}>
        <div className={classes['search']}>
          <SearchIcon />
          <input
            ref={field}
            type="search"
            aria-label={t('queue.search')}
            aria-keyshortcuts="/"
            placeholder={t('queue.search')}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped('');
              if (event.key === 'Enter' && found[0] !== undefined) open(found[0]);
            }}
          />
          {typed === '' ? (
            <kbd title={t('shell.quickKey', { key: t('queue.searchKey') })}>{t('queue.searchKey')}</kbd>
          ) : (
            <button type="button" aria-label={t('queue.clearSearch')} onClick={() => setTyped('')}>
              <CrossIcon size={20} />
            </button>
          )}
        </div>
        <div className={classes['filter']}>
          <Choice
            label={t('queue.filter')}
            value={state}
            onChoose={setState}
            options={[
              { value: 'waiting', label: t('queue.filter_waiting') },
              { value: 'all', label: t('queue.filter_all') },
            ]}
          />
        </div>
      </div>
      {failed !== null && (
        <div className={classes['notice']} data-tone="bad" role="alert">
          <strong>{failed}</strong>
        </div>
      )}
      {drawer.known && drawer.session === null && (
        <div className={classes['notice']}>
          <p>
            <strong>{t('queue.noDrawerTitle')}</strong> {t('queue.noDrawerDetail')}
          </p>
          <Button variant="default" onClick={() => void navigate({ to: '/shift/start' })}>
            {t('queue.openSession')}
          </Button>
        </div>
      )}
      {orders.error !== null && orders.data === undefined && (
        <RefusalView error={orders.error} onRetry={() => void orders.refetch()} />
      )}
      {orders.isPending && orders.error === null && <Loading />}
      {orders.data !== undefined && found.length === 0 && <Nothing search={search} state={state} />}
      {found.length > 0 && (
        <ul ref={list} className={classes['list']} aria-label={t('queue.list')}>
          {found.map((order) => (
            <OrderCard
              key={order.id}
              order={order}
              me={me}
              now={now}
              shared={drawer.shared}
              claiming={claiming === order.id}
              onOpen={open}
            />
          ))}
        </ul>
      )}
      {orders.hasNextPage && (
        <div className={classes['more']}>
          <Button
            variant="default"
            loading={orders.isFetchingNextPage}
            onClick={() => void orders.fetchNextPage()}
          >
            {t('queue.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Nothing({ search, state }: { search: string; state: 'waiting' | 'all' }) {
  const { t } = useTranslation();
  const none = t(state === 'waiting' ? 'queue.emptyTitle' : 'queue.allTitle');
  return (
    <div className={classes['empty']} role="status">
      <h2>{search === '' ? none : t('queue.nothingTitle', { search })}</h2>
      <p>{t(search === '' ? 'queue.emptyDetail' : 'queue.nothingDetail')}</p>
    </div>
  );
}
