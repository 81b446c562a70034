import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#/protocol/may';
import type { SignInShown } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import { EndDialog } from './EndDialog';
import { useSignIns } from './queries';
import { SignInRow } from './SignInRow';
import classes from './SignInsPage.module.css';

/** Who is signed in, where and since when; a manager ends any of it (DV-3). */
export function SignInsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useSignIns();
  const [ending, setEnding] = useState<SignInShown | null>(null);
  return (
    <div className={classes['page']}>
      <header>
        <h1>{t('signIns.title')}</h1>
        <p>{t('signIns.detail')}</p>
      </header>
      {error !== null && <RefusalView error={error} onRetry={() => void refetch()} />}
      {isPending && error === null && <Loading />}
      {data !== undefined && (
        <ul className={classes['list']} aria-label={t('signIns.title')}>
          {data.map((signIn) => (
            <SignInRow
              key={signIn.id}
              signIn={signIn}
              timeZone={me.business.timeZone}
              mayEnd={may(me, 'sign-ins.end')}
              onEnd={() => setEnding(signIn)}
            />
          ))}
        </ul>
      )}
      {ending !== null && (
        <EndDialog
          signIn={ending}
          onEnded={() => {
            setEnding(null);
            void refetch();
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </div>
  );
}
