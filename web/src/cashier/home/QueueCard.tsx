import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWaiting } from '#/orders/queries';
import type { Me } from '#/protocol/shapes';
import { QueueIcon } from '#/ui/queueIcons';
import { HomeCard } from './HomeCard';

/** The way to the queue from home, with how many orders wait there. */
export function QueueCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const waiting = useWaiting(me);
  const count = waiting?.count ?? 0;
  const some = count === 0 ? t('queue.waiting_zero') : t('queue.waiting', { count });
  return (
    <HomeCard
      icon={<QueueIcon size={40} />}
      title={t('queue.title')}
      state={waiting === undefined ? '' : waiting.more ? t('queue.waitingMore', { count }) : some}
      hint={t('queue.homeHint')}
      quickKey="F3"
      onPress={() => void navigate({ to: '/queue' })}
    />
  );
}
