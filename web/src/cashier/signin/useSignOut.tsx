import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswerError } from '#/protocol/problem';
import { signOut } from '#/shop/identity';
import { useSaveState } from '#/sync/saveState';
import { type Notice, notify, withdraw } from '#/ui/notice';
import { LeaveDialog } from './LeaveDialog';

/** The last tap of a register that works is sent before anybody could read that it is being sent. */
const USUAL_SAVE_MS = 500;

type Leaving = { waiting: number; sending: boolean };

/** Signing out sends the last taps first, and says so at once; when that fails, whoever leaves is told what stays here. */
export function useSignOut(): { start: () => Promise<void>; dialog: ReactNode } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const save = useSaveState();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  /** Told apart from an earlier one, which somebody has answered before its end was known. */
  const asked = useRef(0);
  const stay = () => {
    asked.current += 1;
    setLeaving(null);
  };
  const leave = async () => {
    stay();
    const under: Notice = { text: t('shell.signingOut') };
    notify(under);
    try {
      // Away from the order first: the address of one person's shift must not greet the next.
      await navigate({ to: '/' });
      await signOut();
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      notify({ tone: 'warn', text: t('shell.noAnswerTitle'), detail: t('shell.noAnswerDetail') });
    }
    withdraw(under);
  };
  const start = async () => {
    asked.current += 1;
    const mine = asked.current;
    const say = () => {
      if (save.kind === 'saving' || save.kind === 'waiting')
        setLeaving({ waiting: save.waiting, sending: true });
    };
    const saying = window.setTimeout(say, save.kind === 'waiting' ? 0 : USUAL_SAVE_MS);
    // Both what is being sold and an order of the queue that is in hand: the end of the sign-in lets it go.
    const { sendWaiting } = await import('#/sync/cart');
    const waiting = await sendWaiting();
    window.clearTimeout(saying);
    if (asked.current !== mine) return;
    if (waiting > 0) setLeaving({ waiting, sending: false });
    else await leave();
  };
  const dialog = leaving !== null && <LeaveDialog {...leaving} onStay={stay} onLeave={() => void leave()} />;
  return { start, dialog };
}
