import { useTranslation } from 'react-i18next';
import type { CashSession } from '#/protocol/shapes';
import { CountIcon } from '#/ui/icons';
import { HomeCard } from './HomeCard';

type Props = { session: CashSession; onPress: () => void };

/** The way back to one's own shift that is closed past the limit and waits for somebody else's word (CS-8). */
export function PendingCard({ session, onPress }: Props) {
  const { t } = useTranslation();
  return (
    <HomeCard
      icon={<CountIcon size={40} />}
      title={t('closing.approveNow')}
      state={t('closing.approval_pending')}
      hint={t('home.pendingHint', { number: session.sessionNumber })}
      tone="warn"
      quickKey="F7"
      onPress={onPress}
    />
  );
}
