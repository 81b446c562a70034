import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { seesBoard } from '#/app/appActions';
import { useMe } from '#/app/identity';
import { owedCounts, useLatestSessions, useOpenSessions } from '#/app/sessions';
import { QueueCard } from '#/cashier/queue/QueueCard';
import { BoardIcon } from '#/cashier/queue/signs';
import { sinceText } from '#/ui/clock';
import { CountIcon, DrawerOpenIcon, TillIcon } from '#/ui/icons';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import { entry } from './entry';
import { HomeCard } from './HomeCard';
import classes from './HomePage.module.css';
import { NoSession } from './NoSession';
import { SessionPicker } from './SessionPicker';
import { ShiftStrip } from './ShiftStrip';

export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const open = useOpenSessions(me);
  const latest = useLatestSessions(me);
  const [asking, setAsking] = useState<'nothing' | 'none-open' | 'which'>('nothing');
  const sessions = open.data ?? [];
  const yours = sessions.find((session) => session.yours) ?? null;
  const here = sessions.find((session) => session.register.id === me.register?.id) ?? null;
  const owed = owedCounts(latest.data ?? [])[0] ?? null;

  const sell = (id: string) => void navigate({ to: '/cashier', search: { opening_entry: id } });
  const start = () => void navigate({ to: '/shift/start' });
  const count = (id: string) => void navigate({ to: '/shift/$sessionId/count', params: { sessionId: id } });
  const cashier = () => {
    const way = entry(sessions);
    if (way.kind === 'straight') sell(way.session.id);
    else setAsking(way.kind);
  };
  useHotkeys([
    ['F2', () => open.data && cashier()],
    ['F4', start],
    ['F9', () => seesBoard(me) && void navigate({ to: '/manager' })],
    ['F8', () => (owed ?? yours) && count((owed ?? yours)?.id ?? '')],
  ]);
  if (open.isPending) return <Loading />;
  const time = (at: string) => sinceText(at, me.business.timeZone);
  return (
    <div className={classes['home']}>
      <h1>{t('home.greeting', { name: me.user.name })}</h1>
      {open.error && <RefusalView error={open.error} onRetry={() => void open.refetch()} />}
      <div className={classes['cards']}>
        <HomeCard
          main
          icon={<TillIcon size={40} />}
          title={t('home.cashier')}
          state={sessions.length === 0 ? t('home.open_zero') : t('home.open', { count: sessions.length })}
          hint={t('home.cashierHint')}
          quickKey="F2"
          onPress={cashier}
        />
        <HomeCard
          icon={<DrawerOpenIcon size={40} />}
          title={t('home.startShift')}
          state={me.register?.code ?? ''}
          hint={
            here && !here.yours
              ? t('home.joinHint', { name: here.cashier.name, time: time(here.openedAt) })
              : t('home.startShiftHint', { register: me.register?.code ?? '' })
          }
          quickKey="F4"
          onPress={start}
        />
        <QueueCard me={me} />
        {(owed ?? yours) && (
          <HomeCard
            icon={<CountIcon size={40} />}
            title={owed ? t('home.toCount') : t('home.endShift')}
            state={owed ? t('home.status_ended') : time(yours?.openedAt ?? '')}
            hint={
              owed
                ? t('home.toCountHint', {
                    number: owed.sessionNumber,
                    time: time(owed.endedAt ?? owed.openedAt),
                  })
                : t('home.endShiftHint', { number: yours?.sessionNumber ?? '' })
            }
            tone={owed ? 'warn' : 'plain'}
            quickKey="F8"
            onPress={() => count((owed ?? yours)?.id ?? '')}
          />
        )}
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
      {yours && <ShiftStrip session={yours} me={me} />}
      {asking === 'none-open' && <NoSession me={me} onOpen={start} onClose={() => setAsking('nothing')} />}
      {asking === 'which' && (
        <SessionPicker
          me={me}
          open={sessions}
          latest={latest.data ?? []}
          onChoose={sell}
          onOpen={start}
          onClose={() => setAsking('nothing')}
        />
      )}
    </div>
  );
}
