import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlusIcon } from '#/ui/icons';
import { initials } from '#/ui/initials';
import { Objection } from '#/ui/Objection';
import { PinPad } from '#/ui/PinPad';
import { useRequired } from '#/ui/useRequired';
import classes from './ApproverFields.module.css';
import type { Approving } from './useApprover';

type Props = {
  labels: { who: string; username: string; pin: string };
  approving: Approving;
  /** Whether the last PIN was wrong. */
  wrong: boolean;
  busy: boolean;
  takesFocus?: boolean;
  /** What else is asked, above who answers for it. */
  children: ReactNode;
};

/** Who answers for it at somebody else's register: a tile or a user name, and the PIN as at the sign-in. */
export function ApproverFields({ labels, approving, wrong, busy, takesFocus = false, children }: Props) {
  const { t } = useTranslation();
  const { people, approver, pinMissing, change } = approving;
  const [other, setOther] = useState(people.length === 0);
  const named = useRequired();
  const whole = useRef<HTMLDivElement>(null);
  const pad = useRef<HTMLDivElement>(null);
  // A dialog that opens with these fields focuses what has data-autofocus; one that is open already hears of it here.
  useEffect(() => {
    if (takesFocus) whole.current?.querySelector<HTMLElement>('[aria-pressed="true"], input')?.focus();
  }, [takesFocus]);
  const submit = () => whole.current?.closest('form')?.requestSubmit();
  const chosen = other ? undefined : people.find(({ username }) => username === approver.username);
  const pinLabel = chosen === undefined ? labels.pin : t('signin.pinOf', { name: chosen.name });
  return (
    <div className={classes['approver']} ref={whole}>
      <div className={classes['who']}>
        {children}
        {people.length > 0 && (
          <fieldset>
            <legend>{labels.who}</legend>
            {people.map(({ username, name }) => (
              <button
                key={username}
                type="button"
                aria-pressed={!other && username === approver.username}
                data-autofocus={(takesFocus && !other && username === approver.username) || undefined}
                onClick={() => {
                  setOther(false);
                  change({ username, pin: '' });
                }}
              >
                <span aria-hidden="true">{initials(name)}</span>
                {name}
              </button>
            ))}
            <button
              type="button"
              aria-pressed={other}
              onClick={() => {
                setOther(true);
                change({ username: '', pin: '' });
              }}
            >
              <span aria-hidden="true">
                <PlusIcon />
              </span>
              {t('signin.otherPerson')}
            </button>
          </fieldset>
        )}
        {other && (
          <TextInput
            label={labels.username}
            {...named}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={people.length > 0}
            data-autofocus={takesFocus || undefined}
            value={approver.username}
            onChange={(event) => change({ ...approver, username: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || approver.username.trim() === '') return;
              event.preventDefault();
              pad.current?.querySelector('button')?.focus();
            }}
          />
        )}
      </div>
      <div className={classes['pin']} ref={pad}>
        <p aria-hidden="true">{pinLabel}</p>
        <PinPad
          label={pinLabel}
          pin={approver.pin}
          onChange={(pin) => change({ ...approver, pin })}
          onEnter={submit}
          disabled={busy}
          wrong={wrong && approver.pin === ''}
        />
        {pinMissing && <Objection>{t('shell.pinMissing')}</Objection>}
      </div>
    </div>
  );
}
