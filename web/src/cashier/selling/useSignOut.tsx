import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '#/app/identity';
import { NoAnswerError } from '#/protocol/problem';
import { notify } from '#/ui/notice';
import { LeaveDialog } from './LeaveDialog';

/** Signing out sends the last taps first; when that fails, whoever leaves is told what stays here. */
export function useSignOut(): { start: () => Promise<void>; dialog: ReactNode } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [waiting, setWaiting] = useState(0);
  const leave = async () => {
    setWaiting(0);
    try {
      // Away from the order first: the address of one person's shift must not greet the next.
      await navigate({ to: '/' });
      await signOut();
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      notify({ tone: 'warn', text: t('shell.noAnswerTitle'), detail: t('shell.noAnswerDetail') });
    }
  };
  const start = async () => {
    const { leaveTill } = await import('#/sync/current');
    const unsent = await leaveTill();
    if (unsent > 0) setWaiting(unsent);
    else await leave();
  };
  const dialog = waiting > 0 && (
    <LeaveDialog waiting={waiting} onStay={() => setWaiting(0)} onLeave={() => void leave()} />
  );
  return { start, dialog };
}
