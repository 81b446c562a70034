import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BlockedIcon } from '#/ui/icons';
import classes from './ShiftEnded.module.css';

/** The shift was ended under the cashier's hands: said at once, the order kept, and the way on. */
export function ShiftEnded({ number }: { number: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className={classes['ended']} role="alert">
      <BlockedIcon />
      <p>
        <strong>{t('selling.shiftEndedTitle', { number })}</strong> {t('selling.shiftEndedDetail')}
      </p>
      <button type="button" onClick={() => void navigate({ to: '/' })}>
        {t('selling.goHome')}
      </button>
    </div>
  );
}
