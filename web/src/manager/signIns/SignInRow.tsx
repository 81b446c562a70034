import { useTranslation } from 'react-i18next';
import type { SignInShown } from '#/protocol/shapes';
import { momentText } from '#/ui/clock';
import { useActions } from '#/ui/palette/actions';
import { endSignIn } from './actions/endSignIn';
import { placeOf } from './place';
import classes from './SignInsPage.module.css';

type Props = { signIn: SignInShown; timeZone: string; mayEnd: boolean; onEnd: () => void };

/** One sign-in: whose, as what, where and since when; the one that looks is ended by signing out. */
export function SignInRow({ signIn, timeZone, mayEnd, onEnd }: Props) {
  const { t } = useTranslation();
  const { user, role, isThisOne, signedInAt, expiresAt } = signIn;
  const end = endSignIn(t, signIn, onEnd);
  const offered = mayEnd && !isThisOne;
  useActions(offered ? [end] : []);
  return (
    <li className={classes['row']}>
      <span className={classes['who']}>
        <strong>{user.name}</strong>
        <span>
          {user.username} · {t(`shell.role_${role}`)}
        </span>
      </span>
      <span className={classes['where']}>
        <strong>{placeOf(t, signIn)}</strong>
        <span>
          {t('signIns.since', { time: momentText(signedInAt, timeZone) })} ·{' '}
          {t('signIns.until', { time: momentText(expiresAt, timeZone) })}
        </span>
      </span>
      {isThisOne && <em>{t('signIns.thisOne')}</em>}
      {offered && (
        <button type="button" aria-label={end.label} onClick={onEnd}>
          {t('signIns.end')}
        </button>
      )}
    </li>
  );
}
