import { Drawer, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '#/cashier/selling/useSignOut';
import type { CashSession, Me } from '#/protocol/shapes';
import { sinceText } from '#/ui/clock';
import { HomeIcon, OutIcon, SwapIcon, TillIcon } from '#/ui/icons';
import { setLanguage, spoken } from '#/words';
import classes from './AppMenu.module.css';

type Props = { me: Me; shifts: CashSession[]; opened: boolean; onClose: () => void };

export function AppMenu({ me, shifts, opened, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leaving = useSignOut();
  const go = (leave: () => unknown) => () => {
    onClose();
    void leave();
  };
  return (
    <>
      {leaving.dialog}
      <Drawer
        opened={opened}
        onClose={onClose}
        title={me.user.name}
        closeButtonProps={{ 'aria-label': t('shell.close'), size: 48 }}
        size={360}
        classNames={{ title: classes['title'] }}
        transitionProps={{ duration: 120 }}
      >
        <nav className={classes['menu']} aria-label={t('shell.menu')}>
          <button type="button" onClick={go(() => navigate({ to: '/' }))}>
            <HomeIcon /> {t('shell.home')}
          </button>
          {shifts.length > 0 && <h2>{t('shell.shiftsHere')}</h2>}
          {shifts.map((shift) => (
            <button
              key={shift.id}
              type="button"
              onClick={go(() => navigate({ to: '/cashier', search: { opening_entry: shift.id } }))}
            >
              <TillIcon />
              <span>
                {shift.sessionNumber}
                <small>
                  {shift.register.code} ·{' '}
                  {t('home.since', { time: sinceText(shift.openedAt, me.business.timeZone) })}
                </small>
              </span>
            </button>
          ))}
          <h2>{t('shell.language')}</h2>
          <SegmentedControl
            fullWidth
            size="lg"
            aria-label={t('shell.language')}
            value={spoken()}
            onChange={(value) => setLanguage(value === 'en' ? 'en' : 'es-PY')}
            data={[
              { value: 'en', label: t('shell.english') },
              { value: 'es-PY', label: t('shell.spanish') },
            ]}
          />
          <h2>{t('shell.appearance')}</h2>
          <SegmentedControl
            fullWidth
            size="lg"
            aria-label={t('shell.appearance')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
            data={[
              { value: 'light', label: t('shell.light') },
              { value: 'dark', label: t('shell.dark') },
              { value: 'auto', label: t('shell.asDevice') },
            ]}
          />
          <hr />
          <button type="button" onClick={go(() => navigate({ to: '/register' }))}>
            <SwapIcon /> {t('shell.changeRegister')}
          </button>
          <button type="button" onClick={go(leaving.start)}>
            <OutIcon /> {t('shell.signOut')}
          </button>
        </nav>
      </Drawer>
    </>
  );
}
