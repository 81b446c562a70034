import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import { useRequired } from '#/ui/useRequired';
import { ChooseBusiness } from './ChooseBusiness';
import classes from './PasswordSignIn.module.css';
import { SignInTrouble } from './SignInTrouble';
import { useSignIn } from './useSignIn';

type Props = { registerId?: string; businessId?: string; startWith?: string };

export function PasswordSignIn({ registerId, businessId, startWith = '' }: Props) {
  const { t } = useTranslation();
  const { attempt, secondsLeft } = useSignIn();
  const [username, setUsername] = useState(startWith);
  const [password, setPassword] = useState('');
  const named = useRequired();
  const proven = useRequired();
  const send = (business = businessId) =>
    attempt.mutate({
      username: username.trim(),
      password,
      cookie: true,
      ...(business === undefined ? {} : { businessId: business }),
      ...(registerId === undefined ? {} : { registerId }),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!attempt.isPending) send();
  };
  if (isProblem(attempt.error, 'business-required'))
    return (
      <ChooseBusiness
        businesses={attempt.error.problem.businesses ?? []}
        onChoose={send}
        onBack={attempt.reset}
      />
    );
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label={t('signin.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={startWith === ''}
        {...named}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('signin.password')}
        visibilityToggleButtonProps={{ 'aria-label': t('signin.showPassword') }}
        autoComplete="current-password"
        autoFocus={startWith !== ''}
        {...proven}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <SignInTrouble error={attempt.error} secondsLeft={secondsLeft} wrong={t('signin.wrongPassword')} />
      <Button type="submit" size="xl" fullWidth disabled={secondsLeft > 0} loading={attempt.isPending}>
        {t('signin.signIn')}
      </Button>
    </form>
  );
}
