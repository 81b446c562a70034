import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '#/ui/palette/ActionButton';
import type { Action } from '#/ui/palette/action';
import classes from './Gone.module.css';
import { UNDO_MS, type Undoable } from './useUndo';

type Props = { gone: readonly Undoable[]; undo: Action };

/** The latest thing that was taken away; what went before it is offered after it. */
export function Gone({ gone, undo }: Props) {
  const { t } = useTranslation();
  const last = gone.at(-1);
  if (last === undefined) return null;
  const words =
    last.kind === 'line'
      ? t('selling.removed', { name: last.lines[0]?.name ?? '' })
      : t('selling.cleared', { count: last.lines.length });
  const before = gone.length - 1;
  return (
    <div className={classes['gone']} role="status">
      <span>
        {words} {before > 0 && t('selling.goneBefore', { count: before })}
      </span>
      <ActionButton action={undo} className={classes['undo']} />
      <RunningOut key={last.at} at={last.at} />
    </div>
  );
}

/** Offered again after a later one, it has only what is left of its time. */
function RunningOut({ at }: { at: number }) {
  const [animationDelay] = useState(() => `${at - Date.now()}ms`);
  return <i aria-hidden="true" style={{ animationDuration: `${UNDO_MS}ms`, animationDelay }} />;
}
