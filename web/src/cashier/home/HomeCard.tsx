import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './HomePage.module.css';

type Props = {
  icon: ReactNode;
  title: string;
  state: string;
  hint: string;
  quickKey: string;
  main?: boolean;
  tone?: 'plain' | 'warn';
  onPress: () => void;
};

export function HomeCard({
  icon,
  title,
  state,
  hint,
  quickKey,
  main = false,
  tone = 'plain',
  onPress,
}: Props) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('shell.quickKey', { key: quickKey })} position="bottom">
      <button
        type="button"
        className={classes['card']}
        data-main={main || undefined}
        data-tone={tone}
        aria-keyshortcuts={quickKey}
        onClick={onPress}
      >
        <span className={classes['icon']}>{icon}</span>
        <span className={classes['title']}>{title}</span>
        <span className={classes['state']}>{state}</span>
        <span className={classes['hint']}>{hint}</span>
      </button>
    </Tooltip>
  );
}
