import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lock } from '#/cashier/signin/lock';
import { goSignIns } from '#/manager/signIns/actions/goSignIns';
import { goWebhooks } from '#/manager/webhooks/actions/goWebhooks';
import { may } from '#/protocol/may';
import type { CashSession, Me } from '#/protocol/shapes';
import { managesWebhooks, seesBoard } from '#/shop/permissions';
import { useActions } from '#/ui/palette/actions';
import { goBoard } from './actions/goBoard';
import { goHome } from './actions/goHome';
import { goQueue } from './actions/goQueue';
import { goSelling } from './actions/goSelling';
import { lockScreen } from './actions/lockScreen';

/** What can be done from every screen. */
export function useAppActions(me: Me, shift: CashSession | null): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions = [
    goHome(t, () => void navigate({ to: '/' })),
    goQueue(t, () => void navigate({ to: '/queue' })),
    lockScreen(t, () => void lock()),
  ];
  if (shift !== null)
    actions.push(goSelling(t, () => void navigate({ to: '/cashier', search: { opening_entry: shift.id } })));
  if (seesBoard(me)) actions.push(goBoard(t, () => void navigate({ to: '/manager' })));
  if (may(me, 'sign-ins.read')) actions.push(goSignIns(t, () => void navigate({ to: '/manager/sign-ins' })));
  if (managesWebhooks(me)) actions.push(goWebhooks(t, () => void navigate({ to: '/manager/webhooks' })));
  useActions(actions);
}
