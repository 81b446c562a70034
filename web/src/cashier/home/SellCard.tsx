import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { momentText } from '#/ui/clock';
import { RegisterIcon } from '#/ui/icons';
import { HomeCard } from './HomeCard';

type Props = {
  me: Me;
  /** The shifts that are open on this register's profile. */
  open: CashSession[];
  /** The person's own, wherever it is. */
  own: CashSession | null;
  main: boolean;
  onPress: () => void;
};

/** The way to selling: on with one's shift, or what is open here. */
export function SellCard({ me, open, own, main, onPress }: Props) {
  const { t } = useTranslation();
  const yours = open.find((session) => session.yours);
  const state = () => {
    if (yours) return t('home.yoursSince', { time: momentText(yours.openedAt, me.business.timeZone) });
    if (open.length > 0) return t('home.open', { count: open.length });
    return own ? t('shell.shiftAt', { register: own.register.code }) : t('home.open_zero');
  };
  return (
    <HomeCard
      main={main}
      icon={<RegisterIcon size={40} />}
      title={t(yours ? 'home.goOn' : 'home.cashier')}
      state={state()}
      hint={t('home.cashierHint')}
      quickKey="F2"
      onPress={onPress}
    />
  );
}
