import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openOrder } from '#/orders/actions/openOrder';
import { showMore } from '#/orders/actions/showMore';
import { claimState } from '#/orders/claimState';
import { useOrders, waitingOn } from '#/orders/queries';
import { SearchField } from '#/orders/SearchField';
import type { Order } from '#/protocol/shapes';
import { useDrawer } from '#/shop/drawer';
import { useMe } from '#/shop/identity';
import { Choice } from '#/ui/Choice';
import { Loading } from '#/ui/Pending';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { useTick } from '#/ui/useTick';
import { chooseOrders } from './actions/chooseOrders';
import { findOrder } from './actions/findOrder';
import { openSession } from './actions/openSession';
import { OrderCard } from './OrderCard';
import classes from './QueuePage.module.css';
import { useCardKeys } from './useCardKeys';
import { useClaiming } from './useClaiming';

/** Every waiting order with its holder, live; choosing a free order claims it (S0-31). */
export function QueuePage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const drawer = useDrawer(me);
  const now = useTick(1_000);
  const [state, setState] = useState<'waiting' | 'all'>('waiting');
  const [typed, setTyped] = useState('');
  const [waiting, setWaiting] = useState<Order | null>(null);
  const search = useDeferredValue(typed.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const orders = useOrders(me, { ...waitingOn(me), state, search });
  const { claim, claiming, failed, forget } = useClaiming(me);
  const keys = useCardKeys(list);
  const found = orders.data ?? [];
  const open = (order: Order) => {
    forget();
    const free = claimState(order, Date.now()) === 'free';
    // An order is claimed from a cash session: until the session is known, the choice waits.
    setWaiting(free && !drawer.known ? order : null);
    if (free && !drawer.known) return;
    if (free && drawer.session !== null) void claim(order, drawer.session.id);
    else void navigate({ to: '/queue/$orderId', params: { orderId: order.id } });
  };
  useEffect(() => {
    if (drawer.known && waiting !== null) open(waiting);
  });
  const start = openSession(t, () => void navigate({ to: '/shift/start' }));
  const more = showMore(t, () => void orders.fetchNextPage(), orders.isFetchingNextPage);
  const missing = drawer.known && drawer.session === null;
  useActions([
    findOrder(t, () => field.current?.select()),
    ...found.map((order) => {
      const claims = drawer.shared && drawer.session !== null && claimState(order, now) === 'free';
      return openOrder(t, order, claims, () => open(order));
    }),
    ...(orders.hasNextPage ? [more] : []),
    chooseOrders(t, state, setState),
    ...(missing ? [start] : []),
  ]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go on from wherever the focus is on this screen
    <div className={classes['queue']} onKeyDown={keys}>
      <header className={classes['head']}>
        <h1>{t('queue.title')}</h1>
      </header>
      <div className={classes['find']}>
        <SearchField
          typed={typed}
          onType={setTyped}
          onEnter={() => found[0] !== undefined && open(found[0])}
          quickKey={t('queue.searchKey')}
          field={field}
        />
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
      {missing && (
        <div className={classes['notice']}>
          <p>
            <strong>{t('queue.noDrawerTitle')}</strong> {t('queue.noDrawerDetail')}
          </p>
          <ActionButton action={start} />
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
              claiming={claiming === order.id || waiting?.id === order.id}
              onOpen={open}
            />
          ))}
        </ul>
      )}
      {orders.hasNextPage && (
        <div className={classes['more']}>
          <ActionButton action={more} />
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
