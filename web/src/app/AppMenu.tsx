import { Drawer, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lock } from '#/cashier/queue/lock';
import { BoardIcon, LockIcon, QueueIcon } from '#/cashier/queue/signs';
import { useSignOut } from '#/cashier/selling/useSignOut';
import type { CashSession, Me } from '#/protocol/shapes';
import { Choice } from '#/ui/Choice';
import { sinceText } from '#/ui/clock';
import { CrossIcon, HomeIcon, LinkIcon, OutIcon, SwapIcon, TillIcon } from '#/ui/icons';
import { LanguageSwitch } from '#/ui/LanguageSwitch';
import classes from './AppMenu.module.css';
import { managesWebhooks, seesBoard } from './appActions';

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
      <Drawer.Root opened={opened} onClose={onClose} size={360} transitionProps={{ duration: 120 }}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('shell.menu')}>
          <Drawer.Body p={0}>
            <div className={classes['head']}>
              <p>{me.user.name}</p>
              <button type="button" aria-label={t('shell.close')} onClick={onClose}>
                <CrossIcon />
              </button>
            </div>
            <nav className={classes['menu']} aria-label={t('shell.menu')}>
              <button type="button" onClick={go(() => navigate({ to: '/' }))}>
                <HomeIcon /> {t('shell.home')}
              </button>
              <button type="button" onClick={go(() => navigate({ to: '/queue' }))}>
                <QueueIcon /> {t('queue.title')}
              </button>
              <button type="button" onClick={go(lock)}>
                <LockIcon /> {t('queue.lock')}
              </button>
              {seesBoard(me) && <h2>{t('manager.title')}</h2>}
              {seesBoard(me) && (
                <button type="button" onClick={go(() => navigate({ to: '/manager' }))}>
                  <BoardIcon /> {t('manager.board')}
                </button>
              )}
              {managesWebhooks(me) && (
                <button type="button" onClick={go(() => navigate({ to: '/manager/webhooks' }))}>
                  <LinkIcon /> {t('webhooks.title')}
                </button>
              )}
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
              <LanguageSwitch />
              <h2>{t('shell.appearance')}</h2>
              <Choice
                label={t('shell.appearance')}
                value={colorScheme}
                onChoose={setColorScheme}
                options={[
                  { value: 'light', label: t('shell.light') },
                  { value: 'dark', label: t('shell.dark') },
                  { value: 'auto', label: t('shell.asDevice') },
                ]}
              />
              <hr />
              <button type="button" onClick={go(() => navigate({ to: '/register' }))}>
                <SwapIcon /> {t('shell.changeRegister')}
              </button>
              <button type="button" className={classes['out']} onClick={go(leaving.start)}>
                <OutIcon /> {t('shell.signOut')}
              </button>
            </nav>
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}
