import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Action, keyText } from './action';
import classes from './Palette.module.css';

type Props = {
  action: Action;
  tone?: 'plain' | 'main' | 'bad';
  /** Of a button that looks otherwise than the others. */
  className?: string | undefined;
  /** What it does, where its words alone don't say it. */
  hint?: string;
  /** Where its tooltip stands: beside it where an amount is above. */
  side?: 'top' | 'left';
  /** Its sign alone; its words are in the tooltip. */
  bare?: boolean;
  /** Shorter words, where the screen around them says the rest. */
  children?: ReactNode;
};

/** The button of an action; its key stands in the tooltip. */
export function ActionButton(props: Props) {
  const { action, tone = 'plain', className, hint, side = 'top', bare = false, children } = props;
  const { t } = useTranslation();
  const { label, key, icon, disabled, run } = action;
  const button = (
    <button
      type="button"
      className={className ?? classes['button']}
      data-tone={tone}
      aria-label={bare ? label : undefined}
      aria-keyshortcuts={key === undefined ? undefined : keyText(key)}
      disabled={disabled}
      onClick={run}
    >
      {children ?? icon}
      {children === undefined && !bare && <span>{label}</span>}
    </button>
  );
  const words = [
    hint ?? (bare ? label : null),
    key === undefined ? null : t('shell.quickKey', { key: keyText(key) }),
  ].filter((part) => part !== null);
  if (words.length === 0) return button;
  // What can't be pressed now needs no explaining over what is read.
  return (
    <Tooltip label={words.join(' · ')} position={side} disabled={disabled ?? false}>
      {button}
    </Tooltip>
  );
}
