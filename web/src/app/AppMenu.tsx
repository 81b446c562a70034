import { Drawer, useMantineColorScheme } from '@mantine/core';

import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lock } from '#/cashier/signin/lock';
import { useSignOut } from '#/cashier/signin/useSignOut';
import { may } from '#/protocol/may';
import type { CashSession, Me } from '#/protocol/shapes';
import { managesWebhooks, seesBoard } from '#/shop/permissions';
import { Choice } from '#/ui/Choice';
import { CloseSign } from '#/ui/CloseSign';
import { momentText } from '#/ui/clock';
import { HomeIcon, LinkIcon, OutIcon, PersonIcon, RegisterIcon, ScanIcon, SwapIcon } from '#/ui/icons';
import { LanguageSwitch } from '#/ui/LanguageSwitch';
import { BoardIcon, LockIcon, QueueIcon } from '#/ui/queueIcons';
import { ScannerDialog } from '#/ui/scanning/ScannerDialog';
import classes from './AppMenu.module.css';

type Props = { me: Me; shifts: CashSession[]; opened: boolean; onClose: () => void };

export function AppMenu({ me, shifts, opened, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leaving = useSignOut();
  const [settingUp, scanner] = useDisclosure();
  const go = (leave: () => unknown) => () => {
    onClose();
    void leave();
  };
  return (
    <>
      {leaving.dialog}
      {settingUp && <ScannerDialog onClose={scanner.close} />}
      <Drawer.Root
        opened={opened}
        onClose={onClose}
        size={360}
        classNames={{ content: classes['drawer'] ?? '' }}
        transitionProps={{ duration: 120 }}
      >
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('shell.menu')}>
          <Drawer.Body p={0} className={classes['body']}>
            <div className={classes['head']}>
              <p>{me.user.name}</p>
              <CloseSign onClose={onClose} />
            </div>
            <nav className={classes['menu']} aria-label={t('shell.menu')}>
              <div className={classes['rows']}>
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
                {may(me, 'sign-ins.read') && (
                  <button type="button" onClick={go(() => navigate({ to: '/manager/sign-ins' }))}>
                    <PersonIcon /> {t('signIns.title')}
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
                    <RegisterIcon />
                    <span>
                      {shift.sessionNumber}
                      <small>
                        {shift.register.code} ·{' '}
                        {t('home.since', { time: momentText(shift.openedAt, me.business.timeZone) })}
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
                <button type="button" onClick={go(scanner.open)}>
                  <ScanIcon /> {t('scanning.setUp')}
                </button>
                <button type="button" onClick={go(() => navigate({ to: '/register' }))}>
                  <SwapIcon /> {t('shell.changeRegister')}
                </button>
              </div>
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
