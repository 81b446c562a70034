import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import type { Me } from '#/protocol/shapes';
import { meQuery } from '#/shop/identity';
import { queryClient } from '#/shop/queryClient';
import { Notices } from '#/ui/NoticeBar';
import { PinPad } from '#/ui/PinPad';
import { LockIcon } from '#/ui/queueIcons';
import classes from './LockScreen.module.css';
import { unlock } from './lock';
import { SignInTrouble } from './SignInTrouble';
import { useSignIn } from './useSignIn';
import { useSignOut } from './useSignOut';

/** Nothing of the shop is in sight until the same person's PIN is typed, or somebody else signs in. */
export function LockScreen({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { attempt, secondsLeft } = useSignIn();
  const leaving = useSignOut();
  const [pin, setPin] = useState('');
  const { mutate, reset, isPending } = attempt;
  const type = useCallback(
    (next: string) => {
      reset();
      setPin(next);
    },
    [reset],
  );
  const registerId = me.register?.id ?? '';
  const enter = useCallback(() => {
    if (isPending) return;
    setPin('');
    mutate({ username: me.user.username, pin, registerId, cookie: true }, { onSuccess: unlock });
  }, [isPending, mutate, me.user.username, pin, registerId]);
  return (
    <main className={classes['locked']} aria-busy={isPending}>
      {leaving.dialog}
      <Notices />
      <LockIcon size={40} />
      <h1>{t('queue.lockedTitle', { name: me.user.name })}</h1>
      <p>{t('queue.lockedDetail')}</p>
      <PinPad
        label={t('signin.pinOf', { name: me.user.name })}
        pin={pin}
        onChange={type}
        onEnter={enter}
        disabled={isPending || secondsLeft > 0}
        wrong={isProblem(attempt.error, 'sign-in-failed')}
      />
      <div className={classes['trouble']}>
        <SignInTrouble error={attempt.error} secondsLeft={secondsLeft} wrong={t('signin.wrongPin')} />
      </div>
      <Button
        variant="default"
        onClick={() => {
          // Who stays because something is unsent stays locked too.
          void leaving.start().then(() => queryClient.getQueryData(meQuery.queryKey) ?? unlock());
        }}
      >
        {t('queue.lockedOther')}
      </Button>
    </main>
  );
}
