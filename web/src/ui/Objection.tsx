import type { ReactNode } from 'react';
import classes from './Objection.module.css';

/** What is wrong with what was typed, said before the server is asked. */
export function Objection({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={classes['objection']}>
      {children}
    </p>
  );
}
