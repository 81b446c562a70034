import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '#/protocol/problem';
import type { Action, Problem } from '#/protocol/shapes';
import { WarningIcon } from './icons';
import classes from './RefusalView.module.css';

type Props = {
  error: unknown;
  /** Puts what the person was doing before what went wrong: `❌ Failed to start session: …` */
  lead?: (problem: Problem | null, reason: string) => string;
  onAction?: (action: Action) => void;
  /** Which of the problem's actions this screen can follow. */
  follows?: (action: Action) => boolean;
  onRetry?: () => void;
  children?: ReactNode;
};

/** One "no", with what happened, why, and the way out as buttons. What was typed stays on the screen around it. */
export function RefusalView({ error, lead, onAction, follows = () => true, onRetry, children }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof ProblemError ? error.problem : null;
  const title = problem?.title ?? t('shell.noAnswerTitle');
  const detail = problem?.detail ?? t('shell.noAnswerDetail');
  const actions = onAction ? (problem?.actions ?? []).filter(follows) : [];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  return (
    <div ref={box} role="alert" className={classes['refusal']}>
      <WarningIcon />
      <div className={classes['words']}>
        <strong>{lead ? lead(problem, detail) : title}</strong>
        {!lead && <p>{detail}</p>}
        {problem?.errors?.map((fault) => (
          <p key={fault.field + fault.code}>{fault.detail}</p>
        ))}
        {children}
        {(actions.length > 0 || onRetry) && (
          <div className={classes['ways']}>
            {actions.map((action) => (
              <Button key={action.rel} variant="default" onClick={() => onAction?.(action)}>
                {action.title}
              </Button>
            ))}
            {onRetry && (
              <Button variant="default" onClick={onRetry}>
                {t('shell.retry')}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
