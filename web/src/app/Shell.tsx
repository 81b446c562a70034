import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestNotices } from '#/cashier/claimed/RequestNotices';
import { LockScreen } from '#/cashier/signin/LockScreen';
import { useLocked } from '#/cashier/signin/lock';
import { SignInPage } from '#/cashier/signin/SignInPage';
import { watchConnection } from '#/protocol/connection';
import type { Me } from '#/protocol/shapes';
import { useMeOrNobody } from '#/shop/identity';
import { isOwn, useOpenSessions, useYourSessions } from '#/shop/sessions';
import { LiveRegion } from '#/ui/announce';
import { Notices } from '#/ui/NoticeBar';
import { Loading } from '#/ui/Pending';
import { Palette } from '#/ui/palette/Palette';
import { RefusalView } from '#/ui/RefusalView';
import { useListening } from '#/ui/scanning/useListening';
import { AppMenu } from './AppMenu';
import { useAppActions } from './appActions';
import { useLiveShop } from './liveShop';
import classes from './Shell.module.css';
import { StatusHeader } from './StatusHeader';
import { useLineNotice } from './useLineNotice';
import { useUpdateNotice } from './useUpdateNotice';

/** A server that was away is found again within five seconds, the slowest answer and the browser's own wait included. */
const ASK_AGAIN_MS = 2_000;

/** Nothing of the shop is on the page before it is known who looks at it. */
export function Shell() {
  const { t } = useTranslation();
  const { data: me, error, isPending, refetch } = useMeOrNobody();
  const lost = error !== null && me === undefined;
  // Nobody has to press anything for a server that is back.
  useEffect(() => {
    if (!lost) return;
    const timer = window.setInterval(() => void refetch(), ASK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [lost, refetch]);
  useEffect(watchConnection, []);
  useListening();
  if (isPending) return <Loading />;
  if (lost)
    return (
      <main className={classes['alone']}>
        <RefusalView error={error} onRetry={() => void refetch()}>
          <p role="status">{t('shell.asksByItself')}</p>
        </RefusalView>
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
      <StatusHeader me={me} session={here} elsewhere={elsewhere} menuOpen={menuOpen} onMenu={menu.open} />
      {/* Beside the header, which dialogs lie over: what is said meanwhile is read above them. */}
      <Notices>
        <RequestNotices me={me} />
      </Notices>
      <Palette />
      <AppMenu me={me} shifts={yours} opened={menuOpen} onClose={menu.close} />
      <main className={classes['main']}>
        <Outlet />
      </main>
    </div>
  );
}
