import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionNow, useConnection } from '#/protocol/connection';
import { timeText } from '#/ui/clock';
import { type Notice, notify, withdraw } from '#/ui/notice';

/** What still works without the server, said once when the line is lost; that it is lost stays in the header. */
export function useLineNotice(timeZone: string): void {
  const { t } = useTranslation();
  const isBoard = useLocation({ select: ({ pathname }) => pathname.startsWith('/manager') });
  const isLost = useConnection().state !== 'connected';
  useEffect(() => {
    if (!isLost) return;
    const time = timeText(connectionNow().since, timeZone);
    const notice: Notice = {
      tone: 'warn',
      text: t('shell.lineLost', { time }),
      detail: t(isBoard ? 'shell.lineLostSeen' : 'shell.lineLostDetail'),
    };
    notify(notice);
    return () => withdraw(notice);
  }, [isLost, isBoard, timeZone, t]);
}
