import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '#/protocol/connection';
import type { CashSession, Me } from '#/protocol/shapes';
import { useLiveness } from '#/sync/feed';
import { useSaveState } from '#/sync/saveState';
import { momentText, timeText } from '#/ui/clock';
import { MenuIcon } from '#/ui/icons';
import classes from './StatusHeader.module.css';

type Props = {
  me: Me;
  session: CashSession | null;
  /** Their own on another profile: not sold on from here, and yet open. */
  elsewhere: CashSession | null;
  menuOpen: boolean;
  onMenu: () => void;
};

/** Who, which register, which cash session, whether what is seen is saved and live: always here, nowhere else. */
export function StatusHeader({ me, session, elsewhere, menuOpen, onMenu }: Props) {
  const { t } = useTranslation();
  const noneHere = elsewhere ? t('shell.shiftAt', { register: elsewhere.register.code }) : t('shell.noShift');
  return (
    <header className={classes['header']}>
      <Tooltip label={t('shell.quickKey', { key: 'F10' })}>
        <button
          type="button"
          className={`tk-sign ${classes['menu']}`}
          aria-label={t('shell.menu')}
          aria-expanded={menuOpen}
          onClick={onMenu}
        >
          <MenuIcon />
        </button>
      </Tooltip>
      <div className={classes['place']}>
        <strong title={me.business.name}>{me.business.name}</strong>
        <span>{me.register ? me.register.code : t('shell.noRegister')}</span>
      </div>
      <div className={classes['shift']}>
        {session ? (
          <>
            <strong>{session.sessionNumber}</strong>
            <span>
              {session.register.id !== me.register?.id && `${session.register.code} · `}
              {t('home.since', { time: momentText(session.openedAt, me.business.timeZone) })}
            </span>
          </>
        ) : (
          <span>{noneHere}</span>
        )}
      </div>
      <LineState timeZone={me.business.timeZone} />
      <div className={classes['who']}>
        <strong>{me.user.name}</strong>
        <span>{t(`shell.role_${me.role}`)}</span>
      </div>
    </header>
  );
}

const NOT_LIVE_AFTER_MS = 4_000;

type LineProps = { timeZone: string };

/** In words and shape: a full dot, a tick, a ring, a triangle. */
function LineState({ timeZone }: LineProps) {
  const { t } = useTranslation();
  const connection = useConnection();
  const { live, since: liveSince } = useLiveness();
  const missing = useStays(!live, NOT_LIVE_AFTER_MS);
  const save = useSaveState();
  const since = timeText(connection.since, timeZone);
  const lastAnswer = connection.lastAnswerAt ?? connection.since;
  // Answered, and yet not told what others do: what is on the screen may be old.
  const stale = connection.state === 'connected' && missing;
  const line =
    connection.state !== 'connected'
      ? t(`shell.${connection.state}`, { time: since })
      : stale
        ? t('shell.notLive', { time: timeText(liveSince, timeZone) })
        : t(live ? 'shell.live' : 'shell.connected');
  // On a telephone the name of the shop keeps its room: since when is said when it happens.
  const short = stale ? 'notLive' : connection.state;
  const kept = {
    nothing: null,
    saved: t('shell.saved'),
    saving: t('shell.saving'),
    waiting: t('shell.waiting', { count: save.kind === 'waiting' ? save.waiting : 0 }),
  }[save.kind];
  const spokenLine = useSettled(kept === null ? line : `${line} · ${kept}`);
  return (
    <Tooltip label={t('shell.connectedHint', { time: timeText(lastAnswer, timeZone) })}>
      <div className={classes['line']} data-state={stale ? 'silent' : connection.state} data-kept={save.kind}>
        <span className={classes['sign']} aria-hidden="true">
          {connection.state === 'connected' && !stale && save.kind !== 'waiting' ? '●' : '▲'}
        </span>
        <span className={classes['words']}>
          <Part long={line} short={short === 'connected' ? null : t(`shell.${short}Short`)} />
          {/* Saved and saving stand beside the order; what waits concerns every screen. */}
          {save.kind === 'waiting' && (
            <Part
              long={t('shell.waiting', { count: save.waiting })}
              short={t('shell.waitingShort', { count: save.waiting })}
            />
          )}
        </span>
        <span className="tk-unseen" role="status">
          {spokenLine}
        </span>
      </div>
    </Tooltip>
  );
}

function Part({ long, short }: { long: string; short: string | null }) {
  if (short === null) return <span className={classes['part']}>{long}</span>;
  return (
    <span className={classes['part']}>
      <span className={classes['long']}>{long}</span>
      <span className={classes['short']}>{short}</span>
    </span>
  );
}

/** Whether it has been so for this long: a stream that is opened again at once is nobody's concern. */
function useStays(state: boolean, forMs: number): boolean {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    setStays(false);
    if (!state) return;
    const timer = window.setTimeout(() => setStays(true), forMs);
    return () => window.clearTimeout(timer);
  }, [state, forMs]);
  return stays && state;
}

/** Said aloud only once it has stayed so for a second: every tap saves, and nobody wants to hear each of them. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), 1000);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
