import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { sessionQuery, waitsForApproval } from '#/shop/sessions';
import { BackIcon } from '#/ui/icons';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import classes from './ClosingPage.module.css';
import { CountStep } from './CountStep';
import { EndStep } from './EndStep';
import { Receipt } from './Receipt';

/** From *no more sales* over the count to the result; where it stands is what the server says of the session. */
export function ClosingPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { sessionId } = useParams({ from: '/shift/$sessionId/count' });
  const { back } = useSearch({ from: '/shift/$sessionId/count' });
  const { data: session, error, refetch } = useQuery(sessionQuery(sessionId));
  const [closedHere, setClosedHere] = useState(false);
  if (session === undefined && error === null) return <Loading />;
  // The one thing to do next: the approval, where one is missing.
  const way = session && waitsForApproval(session, me) ? 'default' : 'filled';
  const onward = () => void navigate({ to: back === 'start' ? '/shift/start' : '/' });
  return (
    <div className={classes['page']}>
      {session?.status !== 'closed' && (
        <Button
          variant="subtle"
          leftSection={<BackIcon />}
          className={classes['back'] ?? ''}
          onClick={onward}
        >
          {back === 'start' ? t('closing.backToOpening') : t('shell.home')}
        </Button>
      )}
      {error && <RefusalView error={error} onRetry={() => void refetch()} />}
      {session?.status === 'open' && !inOneStep(me, session.profile.id) && (
        <EndStep me={me} session={session} />
      )}
      {session &&
        session.status !== 'closed' &&
        (session.status === 'ended' || inOneStep(me, session.profile.id)) && (
          <CountStep me={me} session={session} onClosing={setClosedHere} />
        )}
      {session?.status === 'closed' && session.summary && (
        <>
          {!closedHere && <p role="status">{t('closing.alreadyClosed')}</p>}
          <Receipt me={me} session={session} summary={session.summary}>
            {back === 'start' ? (
              <Button size="xl" variant={way} onClick={onward}>
                {t('closing.backToOpening')}
              </Button>
            ) : (
              <>
                <Button size="xl" variant="default" onClick={() => void navigate({ to: '/shift/start' })}>
                  {t('closing.startNext')}
                </Button>
                <Button size="xl" variant={way} onClick={onward}>
                  {t('shell.home')}
                </Button>
              </>
            )}
          </Receipt>
        </>
      )}
    </div>
  );
}

/** Only the register's own profile is known here; a session of another one takes the longer way, which always works. */
const inOneStep = (me: Me, profileId: string): boolean =>
  me.register?.profile.id === profileId && me.register.profile.closeInOneStep;
