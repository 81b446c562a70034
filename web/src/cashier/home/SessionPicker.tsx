import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cards, type Start, step } from '#/cashier/shift/entry';
import type { CashSession, Me } from '#/protocol/shapes';
import { isOwn } from '#/shop/sessions';
import { Dialog } from '#/ui/Dialog';
import { SessionCard } from './SessionCard';
import classes from './SessionPicker.module.css';

type Props = {
  me: Me;
  open: CashSession[];
  latest: CashSession[];
  start: Start;
  onChoose: (id: string) => void;
  onStart: () => void;
  onClose: () => void;
};

export function SessionPicker({ me, open, latest, start, onChoose, onStart, onClose }: Props) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const shown = cards(open, latest, start);
  const anyYours = open.some(({ yours }) => yours);
  const register = me.register?.code ?? '';
  const busy = start.kind === 'conflict' || open.some((session) => isOwn(session, me));
  const joinOf = (session: CashSession) => {
    if (start.kind === 'join' && start.session.id === session.id) return 'here';
    return busy || !me.register?.profile.sharesRegisters ? 'nowhere' : 'there';
  };
  const hint = anyYours ? 'home.pickHint' : start.kind === 'join' ? 'home.pickJoin' : 'home.pickNew';

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
          {(start.kind === 'new' || start.kind === 'join') && (
            <Button
              variant={anyYours ? 'default' : 'filled'}
              data-autofocus={(start.kind === 'new' && !anyYours) || undefined}
              onClick={onStart}
            >
              {t(start.kind === 'new' ? 'home.startShift' : 'shift.join')}
            </Button>
          )}
        </>
      }
    >
      <p className={`${classes['hint']} ${anyYours ? 'tk-keys' : ''}`}>{t(hint, { register })}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows only move the focus among the buttons inside */}
      <div ref={grid} className={classes['grid']} onKeyDown={walk}>
        {shown.map((session, place) => (
          <SessionCard
            key={session.id}
            session={session}
            me={me}
            first={place === 0}
            join={joinOf(session)}
            onChoose={() => (session.yours ? onChoose(session.id) : onStart())}
          />
        ))}
      </div>
    </Dialog>
  );
}
