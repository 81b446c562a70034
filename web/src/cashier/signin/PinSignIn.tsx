import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import type { RememberedPerson, RememberedRegister } from '#/shop/rememberedRegister';
import { PinPad } from '#/ui/PinPad';
import classes from './RegisterSignIn.module.css';
import { SignInTrouble } from './SignInTrouble';
import { useSignIn } from './useSignIn';

export function PinSignIn({ register, person }: { register: RememberedRegister; person: RememberedPerson }) {
  const { t } = useTranslation();
  const { attempt, secondsLeft } = useSignIn();
  const [pin, setPin] = useState('');
  const { mutate, reset, isPending } = attempt;
  const type = useCallback(
    (next: string) => {
      reset();
      setPin(next);
    },
    [reset],
  );
  const enter = useCallback(() => {
    if (isPending) return;
    setPin('');
    mutate({ username: person.username, pin, registerId: register.registerId, cookie: true });
  }, [isPending, mutate, person.username, pin, register.registerId]);
  return (
    <div className={classes['pin']} aria-busy={isPending}>
      <h2>{person.name}</h2>
      <PinPad
        label={t('signin.pinOf', { name: person.name })}
        pin={pin}
        onChange={type}
        onEnter={enter}
        disabled={isPending || secondsLeft > 0}
        wrong={isProblem(attempt.error, 'sign-in-failed')}
      />
      <div className={classes['trouble']}>
        {isPending ? (
          <p role="status">{t('signin.signingIn')}</p>
        ) : (
          <SignInTrouble error={attempt.error} secondsLeft={secondsLeft} wrong={t('signin.wrongPin')} />
        )}
      </div>
    </div>
  );
}
