import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { OtherDrawer } from '#/cashier/shift/OtherDrawer';
import { body, client } from '#/protocol/client';
import type { Me, Validation } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { BlockedIcon } from '#/ui/icons';
import { Loading, Standstill } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';

const CartScreen = lazy(() => import('./CartScreen').then((m) => ({ default: m.CartScreen })));

const TITLES = {
  'not-found': 'home.blockedTitle_notFound',
  'profile-mismatch': 'home.blockedTitle_profileMismatch',
  'not-open': 'home.blockedTitle_notOpen',
  'not-yours': 'home.blockedTitle_notYours',
} as const;

/** Nothing of an order is loaded, let alone shown, before the server has said yes to the session in the address. */
export function CartPage() {
  const me = useMe();
  const { opening_entry: id } = useSearch({ from: '/cashier' });
  const validation = useQuery({
    queryKey: ['validation', id, me.user.id, me.register?.profile.id],
    enabled: id !== '',
    queryFn: () => validate(id, me),
    // Asked once for each way in. A shift that is ended later is said by the selling screen itself, which
    // keeps the order, or the change that is still to be handed back, in sight.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (id === '') return <Blocked reason="missing" detail={null} />;
  if (validation.isPending) return <Loading />;
  if (validation.data === undefined)
    return <RefusalView error={validation.error} onRetry={() => void validation.refetch()} />;
  const { session, reason, detail } = validation.data;
  if (!session) return <Blocked reason={reason ?? 'not-found'} detail={detail ?? null} />;
  return (
    <Suspense fallback={<Loading />}>
      <OtherDrawer me={me} session={session} />
      <CartScreen me={me} session={session} />
    </Suspense>
  );
}

const validate = (id: string, me: Me): Promise<Validation> =>
  body<Validation>(
    client.GET('/api/pos/sessions/{session_id}/validation', {
      params: { path: { session_id: id }, query: me.register ? { profileId: me.register.profile.id } : {} },
    }),
  );

type BlockedProps = { reason: keyof typeof TITLES | 'missing'; detail: string | null };

function Blocked({ reason, detail }: BlockedProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Standstill
      icon={<BlockedIcon />}
      tone="bad"
      title={reason === 'missing' ? t('home.blockedTitle_missing') : t(TITLES[reason])}
      detail={<span role="alert">{detail ?? t('home.blockedMissing')}</span>}
    >
      <Button variant="default" onClick={() => void navigate({ to: '/shift/start' })}>
        {t('home.openSession')}
      </Button>
      <Button onClick={() => void navigate({ to: '/' })}>{t('shell.home')}</Button>
    </Standstill>
  );
}
