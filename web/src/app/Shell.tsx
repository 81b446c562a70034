import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LockScreen } from '#/cashier/queue/LockScreen';
import { useLocked } from '#/cashier/queue/lock';
import { RequestNotices } from '#/cashier/queue/RequestNotices';
import { SignInPage } from '#/cashier/signin/SignInPage';
import { watchConnection } from '#/protocol/connection';
import type { Me } from '#/protocol/shapes';
import { LiveRegion } from '#/ui/announce';
import { Loading } from '#/ui/Pending';
import { Palette } from '#/ui/palette/Palette';
import { RefusalView } from '#/ui/RefusalView';
import { StatusHeader } from '#/ui/StatusHeader';
import { AppMenu } from './AppMenu';
import { useAppActions } from './appActions';
import { useMeOrNobody } from './identity';
import { useLiveShop } from './liveShop';
import classes from './Shell.module.css';
import { isOwn, useOpenSessions, useYourSessions } from './sessions';
import { useLineNotice } from './useLineNotice';
import { useUpdateNotice } from './useUpdateNotice';

/** Nothing of the shop is on the page before it is known who looks at it. */
export function Shell() {
  const { data: me, error, isPending, refetch } = useMeOrNobody();
  useEffect(watchConnection, []);
  if (isPending) return <Loading />;
  if (error && me === undefined)
    return (
      <main className={classes['alone']}>
        <RefusalView error={error} onRetry={() => void refetch()} />
      </main>
    );
  return (
    <>
      {me?.register ? <Unlocked me={me} /> : <SignInPage me={me ?? null} />}
      <LiveRegion />
    </>
  );
}

function Unlocked({ me }: { me: Me }) {
  return useLocked() ? <LockScreen me={me} /> : <SignedIn me={me} />;
}

function SignedIn({ me }: { me: Me }) {
  const [menuOpen, menu] = useDisclosure();
  const sessions = useOpenSessions(me).data ?? [];
  const yours = sessions.filter((session) => session.yours);
  const here = yours.find((session) => session.register.id === me.register?.id) ?? yours[0] ?? null;
  const elsewhere = useYourSessions().data?.find((session) => isOwn(session, me)) ?? null;
  useHotkeys([['F10', menu.toggle]], []);
  useAppActions(me, here);
  useLiveShop(me);
  useLineNotice(me.business.timeZone);
  useUpdateNotice();
  return (
    <div className={classes['shell']}>
      <StatusHeader me={me} session={here} elsewhere={elsewhere} menuOpen={menuOpen} onMenu={menu.open}>
        <RequestNotices me={me} />
      </StatusHeader>
      <Palette />
      <AppMenu me={me} shifts={yours} opened={menuOpen} onClose={menu.close} />
      <main className={classes['main']}>
        <Outlet />
      </main>
    </div>
  );
}
