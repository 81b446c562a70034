import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Aside } from '#/claims/hands';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { changeWords } from './changeWords';
import classes from './Dialogs.module.css';

type Props = { aside: Aside; onSend: () => void; onDrop: () => void; onLeave: () => void };

/** What was typed on this order earlier and put aside: nothing is sent or thrown away without a word. */
export function KeptDialog({ aside, onSend, onDrop, onLeave }: Props) {
  const { t } = useTranslation();
  const changes = changeWords(t, aside.pending, aside.lines);
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
