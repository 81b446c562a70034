import { useTranslation } from 'react-i18next';
import type { Start } from '#/cashier/shift/entry';
import type { Me } from '#/protocol/shapes';
import { isOwn } from '#/shop/sessions';
import { momentText } from '#/ui/clock';
import { DrawerOpenIcon } from '#/ui/icons';
import { HomeCard } from './HomeCard';

type Props = { me: Me; start: Exclude<Start, { kind: 'back' }>; main: boolean; onPress: () => void };

/** The way to a shift at this register: a new one, a colleague's to join, or what has to end before. */
export function StartCard({ me, start, main, onPress }: Props) {
  const { t } = useTranslation();
  const register = me.register?.code ?? '';
  const words = () => {
    if (start.kind === 'new') return { state: register, hint: t('home.startShiftHint', { register }) };
    const { session } = start;
    const name = session.cashier.name;
    const time = momentText(session.openedAt, me.business.timeZone);
    if (start.kind === 'join') return { state: register, hint: t('home.joinHint', { name, time }) };
    return isOwn(session, me)
      ? {
          state: t('shell.shiftAt', { register: session.register.code }),
          hint: t('home.ownElsewhereHint'),
        }
      : { state: t('home.busyHere', { name }), hint: t('home.busyHereHint', { time }) };
  };
  return (
    <HomeCard
      main={main}
      icon={<DrawerOpenIcon size={40} />}
      title={t(start.kind === 'join' ? 'home.joinShift' : 'home.startShift')}
      {...words()}
      tone={start.kind === 'conflict' ? 'warn' : 'plain'}
      quickKey="F4"
      onPress={onPress}
    />
  );
}
