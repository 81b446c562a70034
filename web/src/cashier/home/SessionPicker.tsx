import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashSession, Me } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { cards, step } from './entry';
import { SessionCard } from './SessionCard';
import classes from './SessionPicker.module.css';

type Props = {
  me: Me;
  open: CashSession[];
  latest: CashSession[];
  onChoose: (id: string) => void;
  onOpen: () => void;
  onClose: () => void;
};

export function SessionPicker({ me, open, latest, onChoose, onOpen, onClose }: Props) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const shown = cards(open, latest);
  const anyYours = open.some(({ yours }) => yours);
  const mayJoin = (session: CashSession) =>
    session.register.id === me.register?.id && me.register.profile.sharesRegisters;

  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...(grid.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const position = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const columns = buttons.filter((button) => button.offsetTop === buttons[0]?.offsetTop).length;
    const next = step(Math.max(position, 0), event.key, columns, buttons.length);
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    <Dialog
      title={t('home.pickTitle')}
      size={880}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button variant={anyYours ? 'default' : 'filled'} onClick={onOpen}>
            {t('home.openSession')}
          </Button>
        </>
      }
    >
      <p className={classes['hint']}>{anyYours ? t('home.pickHint') : t('home.pickNone')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows only move the focus among the buttons inside */}
      <div ref={grid} className={classes['grid']} onKeyDown={walk}>
        {shown.map((session, place) => (
          <SessionCard
            key={session.id}
            session={session}
            me={me}
            first={place === 0}
            joinable={mayJoin(session)}
            onChoose={() => (session.yours || !mayJoin(session) ? onChoose(session.id) : onOpen())}
          />
        ))}
      </div>
    </Dialog>
  );
}
