import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Pending.module.css';

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={classes['loading']} aria-busy="true">
      <span className="tk-unseen" role="status">
        {t('shell.loading')}
      </span>
      <Skeleton height={32} width="40%" />
      <Skeleton height={120} />
      <Skeleton height={120} />
    </div>
  );
}

type StandstillProps = {
  icon: ReactNode;
  tone?: 'plain' | 'warn' | 'bad';
  title: string;
  detail?: ReactNode;
  children?: ReactNode;
};

/** A screen that has nothing to work on: says why, and where to go. */
export function Standstill({ icon, tone = 'plain', title, detail, children }: StandstillProps) {
  return (
    <section className={classes['standstill']} data-tone={tone}>
      <div className={classes['sign']}>{icon}</div>
      <h1>{title}</h1>
      {detail && <p>{detail}</p>}
      <div className={classes['ways']}>{children}</div>
    </section>
  );
}
