import { useTranslation } from 'react-i18next';
import type { Saving } from '#/sync/state';
import { timeText } from '#/ui/clock';
import { CheckIcon, WarningIcon } from '#/ui/icons';
import classes from './SaveBadge.module.css';

type Props = { saving: Saving; timeZone: string; onRetry: () => void };

/** Whether what is on the order is on the server: in words, and never before it is true. */
export function SaveBadge({ saving, timeZone, onRetry }: Props) {
  const { t } = useTranslation();
  if (saving.kind !== 'unsaved') return <SaveSign saving={saving} />;
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

/** The same in a word or two, where there is no room for why. */
export function SaveSign({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  return (
    <span className={classes['badge']} data-kind={saving.kind}>
      {saving.kind === 'saved' && <CheckIcon size={18} />}
      {saving.kind === 'unsaved' && <WarningIcon size={18} />}
      {t(SIGNS[saving.kind])}
    </span>
  );
}

const SIGNS = { saved: 'selling.saved', saving: 'selling.saving', unsaved: 'selling.notSaved' } as const;

const FAULTS = {
  unreachable: 'selling.faultUnreachable',
  'signed-out': 'selling.faultSignedOut',
  device: 'selling.faultDevice',
} as const;
