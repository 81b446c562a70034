import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Action, keyText } from './action';
import classes from './Palette.module.css';

type Props = { action: Action; tone?: 'plain' | 'main' | 'bad' };

/** The button of an action; its key stands in the tooltip. */
export function ActionButton({ action, tone = 'plain' }: Props) {
  const { t } = useTranslation();
  const { label, key, icon, disabled, run } = action;
  const button = (
    <button
      type="button"
      className={classes['button']}
      data-tone={tone}
      aria-keyshortcuts={key === undefined ? undefined : keyText(key)}
      disabled={disabled}
      onClick={run}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
  if (key === undefined) return button;
  return <Tooltip label={t('shell.quickKey', { key: keyText(key) })}>{button}</Tooltip>;
}
