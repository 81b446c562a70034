import { useTranslation } from 'react-i18next';
import type { Saving } from '#/sync/state';
import { timeText } from '#/ui/clock';
import { CheckIcon, WarningIcon } from '#/ui/icons';
import classes from './SaveBadge.module.css';

type Props = { saving: Saving; timeZone: string; onRetry: () => void };

/** Whether what is on the order is on the server: in words, and never before it is true. */
export function SaveBadge({ saving, timeZone, onRetry }: Props) {
  const { t } = useTranslation();
  if (saving.kind === 'saved') {
    return (
      <span className={classes['badge']} data-kind="saved">
        <CheckIcon size={18} /> {t('selling.saved')}
      </span>
    );
  }
  if (saving.kind === 'saving') {
    return (
      <span className={classes['badge']} data-kind="saving">
        {t('selling.saving')}
      </span>
    );
  }
  const words = t('selling.unsaved', { count: saving.waiting, time: timeText(saving.since, timeZone) });
  return (
    <div className={classes['unsaved']} role="status">
      <WarningIcon size={20} />
      <p>
        <strong>{words}</strong> {t(FAULTS[saving.fault])}
      </p>
      <button type="button" onClick={onRetry}>
        {t('selling.tryNow')}
      </button>
    </div>
  );
}

const FAULTS = {
  unreachable: 'selling.faultUnreachable',
  'signed-out': 'selling.faultSignedOut',
  device: 'selling.faultDevice',
} as const;
