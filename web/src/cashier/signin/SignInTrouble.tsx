import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import { RefusalView } from '#/ui/RefusalView';
import classes from './SignInTrouble.module.css';
import { clockLike } from './useSignIn';

type Props = { error: unknown; secondsLeft: number; wrong: string };

/** A PIN or password that cannot be one is simply not the right one. */
const isSecret = (field: string | undefined) => field === '$.pin' || field === '$.password';

/** Why nobody is signed in yet, in one plain sentence. */
export function SignInTrouble({ error, secondsLeft, wrong }: Props) {
  const { t } = useTranslation();
  if (secondsLeft > 0)
    return (
      <p className={classes['trouble']} data-tone="warn">
        {t('signin.throttled', { time: clockLike(secondsLeft) })}
      </p>
    );
  if (error === null || isProblem(error, 'business-required') || isProblem(error, 'sign-in-throttled'))
    return null;
  if (isProblem(error, 'sign-in-failed') || (isProblem(error) && isSecret(error.problem.field)))
    return (
      <p role="alert" className={classes['trouble']}>
        {wrong}
      </p>
    );
  return <RefusalView error={error} />;
}
