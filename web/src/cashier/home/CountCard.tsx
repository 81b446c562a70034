import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { momentText, whenText } from '#/ui/clock';
import { CountIcon } from '#/ui/icons';
import { HomeCard } from './HomeCard';

type Props = { me: Me; session: CashSession; main: boolean; onPress: () => void };

/** The way to count one's drawer: still open, or ended and owed. */
export function CountCard({ me, session, main, onPress }: Props) {
  const { t } = useTranslation();
  const number = session.sessionNumber;
  const { timeZone } = me.business;
  const owed = session.status === 'ended';
  return (
    <HomeCard
      main={main}
      icon={<CountIcon size={40} />}
      title={owed ? t('home.toCount') : t('home.endShift')}
      state={
        owed ? t('home.status_ended') : t('home.openSince', { time: momentText(session.openedAt, timeZone) })
      }
      hint={
        owed
          ? t('home.toCountHint', { number, when: whenText(session.endedAt ?? session.openedAt, timeZone) })
          : t('home.endShiftHint', { number })
      }
      tone={owed ? 'warn' : 'plain'}
      quickKey="F8"
      onPress={onPress}
    />
  );
}
