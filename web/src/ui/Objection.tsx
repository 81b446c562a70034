import type { ReactNode } from 'react';
import classes from './Objection.module.css';

type Props = {
  /** `warn` of a question: nothing is wrong yet. */
  tone?: 'warn';
  children: ReactNode;
};

/** What is wrong with what was typed, or asked about it, said before the server is asked. */
export function Objection({ tone, children }: Props) {
  return (
    <p role="alert" className={classes['objection']} data-tone={tone}>
      {children}
    </p>
  );
}
