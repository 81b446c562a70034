import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entry, mainOf, startAt } from '#/cashier/shift/entry';
import { approves, useMe } from '#/shop/identity';
import { seesBoard } from '#/shop/permissions';
import {
  isOwn,
  isPending,
  owedCounts,
  useLatestSessions,
  useOpenSessions,
  usePendingSessions,
  useYourSessions,
} from '#/shop/sessions';
import { Loading } from '#/ui/Pending';
import { BoardIcon } from '#/ui/queueIcons';
import { RefusalView } from '#/ui/RefusalView';
import { CountCard } from './CountCard';
import { HomeCard } from './HomeCard';
import classes from './HomePage.module.css';
import { NoSession } from './NoSession';
import { PendingCard } from './PendingCard';
import { QueueCard } from './QueueCard';
import { SellCard } from './SellCard';
import { SessionPicker } from './SessionPicker';
import { ShiftStrip } from './ShiftStrip';
import { StartCard } from './StartCard';
import { StartConflict } from './StartConflict';

export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const open = useOpenSessions(me);
  const all = useYourSessions();
  const latest = useLatestSessions(me);
  const [asking, setAsking] = useState<'nothing' | 'none-open' | 'which' | 'conflict'>('nothing');
  const sessions = open.data ?? [];
  const own = all.data?.find((session) => isOwn(session, me)) ?? null;
  const owed = owedCounts(latest.data ?? [], me)[0] ?? null;
  const counted = owed ?? own;
  const shown = own ?? sessions.find((session) => session.yours);
  const start = startAt(me, sessions, all.data ?? []);

  const waiting = usePendingSessions(approves(me)).data?.filter(isPending).length ?? 0;
  const pending = latest.data?.find((session) => isPending(session) && isOwn(session, me)) ?? null;
  const readShift = (id: string) => void navigate({ to: '/shift/$sessionId', params: { sessionId: id } });

  const sell = (id: string) => void navigate({ to: '/cashier', search: { opening_entry: id } });
  const begin = () => {
    if (start.kind === 'conflict') setAsking('conflict');
    else if (start.kind === 'back') sell(start.session.id);
    else void navigate({ to: '/shift/start' });
  };
  const countDrawer = (id: string) =>
    void navigate({ to: '/shift/$sessionId/count', params: { sessionId: id } });
  const cashier = () => {
    const way = entry(sessions, start);
    if (way.kind === 'straight') sell(way.session.id);
    else setAsking(way.kind);
  };
  useHotkeys([
    ['F2', () => open.data && cashier()],
    ['F4', begin],
    ['F9', () => seesBoard(me) && void navigate({ to: '/manager' })],
    ['F7', () => pending && readShift(pending.id)],
    ['F8', () => counted && countDrawer(counted.id)],
  ]);
  if (open.isPending || all.isPending) return <Loading />;
  const main = mainOf(sessions, start, counted !== null);
  const starting = start.kind !== 'back' && (
    <StartCard me={me} start={start} main={main === 'start'} onPress={begin} />
  );
  const count = [true, start.kind !== 'back', true, counted !== null, pending !== null, seesBoard(me)].filter(
    Boolean,
  ).length;
  return (
    <div className={classes['home']}>
      <h1>{t('home.greeting', { name: me.user.name })}</h1>
      {open.error && <RefusalView error={open.error} onRetry={() => void open.refetch()} />}
      <div className={classes['cards']} data-count={count}>
        {main === 'start' && starting}
        <SellCard me={me} open={sessions} own={own} main={main === 'sell'} onPress={cashier} />
        {main !== 'start' && starting}
        <QueueCard me={me} />
        {counted && (
          <CountCard
            me={me}
            session={counted}
            main={main === 'count'}
            onPress={() => countDrawer(counted.id)}
          />
        )}
        {pending && <PendingCard session={pending} onPress={() => readShift(pending.id)} />}
        {seesBoard(me) && (
          <HomeCard
            icon={<BoardIcon size={40} />}
            title={t('manager.title')}
            state={waiting === 0 ? t('manager.board') : t('manager.waiting', { count: waiting })}
            tone={waiting === 0 ? 'plain' : 'warn'}
            hint={t('manager.hint')}
            quickKey="F9"
            onPress={() => void navigate({ to: '/manager' })}
          />
        )}
      </div>
      {shown && <ShiftStrip session={shown} me={me} />}
      {asking === 'none-open' && <NoSession me={me} onOpen={begin} onClose={() => setAsking('nothing')} />}
      {asking === 'which' && (
        <SessionPicker
          me={me}
          open={sessions}
          latest={latest.data ?? []}
          start={start}
          onChoose={sell}
          onStart={begin}
          onClose={() => setAsking('nothing')}
        />
      )}
      {asking === 'conflict' && start.kind === 'conflict' && me.register !== null && (
        <StartConflict me={me} register={me.register} start={start} onClose={() => setAsking('nothing')} />
      )}
    </div>
  );
}
