import { useTranslation } from 'react-i18next';
import type { Guesses, Me } from '#/protocol/shapes';
import { momentText } from '#/ui/clock';
import { CrossIcon, WarningIcon } from '#/ui/icons';
import { guessesKey, useUnreadGuesses } from './guesses';
import classes from './WrongPins.module.css';

/** As many as leave the orders below in sight. */
const MOST = 3;

/** Somebody tries one password or PIN after the other: at whom, where and since when, above everything else (DV-3). */
export function WrongPins({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { unread, putAway } = useUnreadGuesses();
  const said = ({ user, register, wrongInARow }: Guesses) => {
    const place = register?.code ?? '';
    if (user === null) return t('manager.guessedHere', { place });
    const words = { name: user.name, count: wrongInARow ?? 0, place };
    return t(register === null ? 'manager.guessedAt' : 'manager.guessedAtHere', words);
  };
  return (
    <ul className={classes['bursts']} aria-label={t('manager.guesses')} aria-live="polite">
      {unread.slice(0, MOST).map((burst) => (
        <li key={guessesKey(burst)}>
          <WarningIcon />
          <span>
            <strong>{said(burst)}</strong>
            <span>{t('manager.guessedSince', { time: momentText(burst.at, me.business.timeZone) })}</span>
          </span>
          <button
            type="button"
            className="tk-sign"
            aria-label={t('manager.guessesRead', { what: said(burst) })}
            onClick={() => putAway(burst)}
          >
            <CrossIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}
