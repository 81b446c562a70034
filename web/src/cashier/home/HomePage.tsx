import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { seesBoard } from '#/app/appActions';
import { useMe } from '#/app/identity';
import {
  isOwn,
  mayCount,
  owedCounts,
  useLatestSessions,
  useOpenSessions,
  useYourSessions,
} from '#/app/sessions';
import { QueueCard } from '#/cashier/queue/QueueCard';
import { BoardIcon } from '#/cashier/queue/signs';
import { ConflictDialog } from '#/cashier/shift/ConflictDialog';
import { TillIcon } from '#/ui/icons';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import { CountCard } from './CountCard';
import { entry, startAt } from './entry';
import { HomeCard } from './HomeCard';
import classes from './HomePage.module.css';
import { NoSession } from './NoSession';
import { SessionPicker } from './SessionPicker';
import { ShiftStrip } from './ShiftStrip';
import { StartCard } from './StartCard';

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
  const shown = sessions.find((session) => session.yours) ?? own;
  const start = startAt(me, sessions, all.data ?? []);

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
    ['F8', () => counted && countDrawer(counted.id)],
  ]);
  if (open.isPending || all.isPending) return <Loading />;
  const none = own ? t('shell.shiftAt', { register: own.register.code }) : t('home.open_zero');
  const state = sessions.length === 0 ? none : t('home.open', { count: sessions.length });
  const count = [true, start.kind !== 'back', true, counted !== null, seesBoard(me)].filter(Boolean).length;
  return (
    <div className={classes['home']}>
      <h1>{t('home.greeting', { name: me.user.name })}</h1>
      {open.error && <RefusalView error={open.error} onRetry={() => void open.refetch()} />}
      <div className={classes['cards']} data-count={count}>
        <HomeCard
          main
          icon={<TillIcon size={40} />}
          title={t('home.cashier')}
          state={state}
          hint={t('home.cashierHint')}
          quickKey="F2"
          onPress={cashier}
        />
        {start.kind !== 'back' && <StartCard me={me} start={start} onPress={begin} />}
        <QueueCard me={me} />
        {counted && <CountCard me={me} session={counted} onPress={() => countDrawer(counted.id)} />}
        {seesBoard(me) && (
          <HomeCard
            icon={<BoardIcon size={40} />}
            title={t('manager.title')}
            state={t('manager.board')}
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
      {asking === 'conflict' && start.kind === 'conflict' && (
        <ConflictDialog
          me={me}
          existing={start.session}
          mayEnd={mayCount(start.session, me)}
          onClose={() => setAsking('nothing')}
        >
          <p>
            {isOwn(start.session, me)
              ? t('home.endFirst', { register: me.register?.code ?? '' })
              : t('home.personalHere')}
          </p>
        </ConflictDialog>
      )}
    </div>
  );
}
