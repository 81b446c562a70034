import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RememberedPerson, RememberedRegister } from '#/shop/rememberedRegister';
import { PlusIcon } from '#/ui/icons';
import { initials } from '#/ui/initials';
import { PasswordSignIn } from './PasswordSignIn';
import { PinSignIn } from './PinSignIn';
import classes from './RegisterSignIn.module.css';

type Props = { register: RememberedRegister; people: RememberedPerson[]; onOtherRegister: () => void };

/** Who works here, as tiles, beside the PIN pad; the one who was here last is chosen already. */
export function RegisterSignIn({ register, people, onOtherRegister }: Props) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<RememberedPerson | null>(people[0] ?? null);
  const [byPassword, setByPassword] = useState(false);
  const choose = (next: RememberedPerson | null) => {
    setPerson(next);
    setByPassword(false);
  };
  return (
    <div className={classes['register']}>
      <section className={classes['people']} aria-labelledby="who">
        <h1 id="who">{t('signin.whoIsThere')}</h1>
        <ul>
          {people.map((regular) => (
            <li key={regular.username}>
              <button
                type="button"
                aria-pressed={regular.username === person?.username}
                onClick={() => choose(regular)}
              >
                <span className={classes['initials']} aria-hidden="true">
                  {initials(regular.name)}
                </span>
                <span className={classes['name']}>{regular.name}</span>
              </button>
            </li>
          ))}
          <li>
            <button type="button" aria-pressed={person === null} onClick={() => choose(null)}>
              <span className={classes['initials']} aria-hidden="true">
                <PlusIcon />
              </span>
              <span className={classes['name']}>{t('signin.otherPerson')}</span>
            </button>
          </li>
        </ul>
      </section>
      <section className={classes['proof']}>
        {person === null && <NewPerson onNamed={choose} />}
        {person !== null && !byPassword && (
          <PinSignIn key={person.username} register={register} person={person} />
        )}
        {person !== null && byPassword && (
          <PasswordSignIn
            registerId={register.registerId}
            businessId={register.businessId}
            startWith={person.username}
          />
        )}
        {person !== null && (
          <Button variant="subtle" onClick={() => setByPassword(!byPassword)}>
            {byPassword ? t('signin.usePin') : t('signin.usePassword')}
          </Button>
        )}
      </section>
      <Button variant="subtle" className={classes['quiet'] ?? ''} onClick={onOtherRegister}>
        {t('signin.otherTill')}
      </Button>
    </div>
  );
}

function NewPerson({ onNamed }: { onNamed: (person: RememberedPerson) => void }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = username.trim();
    if (name !== '') onNamed({ username: name, name });
  };
  return (
    <form className={classes['newPerson']} onSubmit={submit}>
      <TextInput
        label={t('signin.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <Button type="submit" size="xl">
        {t('signin.continueWithPin')}
      </Button>
    </form>
  );
}
