import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnsentChanges } from '#/claims/claiming';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { changeWords } from './changeWords';
import classes from './Dialogs.module.css';

type Props = { unsent: UnsentChanges; onSend: () => void; onDrop: () => void; onLeave: () => void };

/** Unsent changes of an earlier claim: the cashier says whether they are sent or dropped. */
export function UnsentDialog({ unsent, onSend, onDrop, onLeave }: Props) {
  const { t } = useTranslation();
  const changes = changeWords(t, unsent.pending, unsent.lines);
  const count = changes.length;
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('queue.keptTitle', { count })}
      onClose={onLeave}
      actions={
        <>
          <Button variant="default" onClick={onDrop}>
            {t('queue.keptDrop', { count })}
          </Button>
          <Button data-autofocus onClick={onSend}>
            {t('queue.keptSend', { count })}
          </Button>
        </>
      }
    >
      <p>{t('queue.keptDetail')}</p>
      <ul className={classes['changes']}>
        {changes.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </Dialog>
  );
}
