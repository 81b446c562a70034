import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '#/protocol/shapes';
import { endedByColleague, useSession } from '#/shop/sessions';
import { whenText } from '#/ui/clock';
import { BlockedIcon } from '#/ui/icons';
import classes from './ShiftEnded.module.css';

type Props = { id: string; number: string; me: Me };

/** The shift was ended while the cashier sold on it: said at once, by whom, the order kept, and the way on. */
export function ShiftEnded({ id, number, me }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: session } = useSession(id);
  const colleague = endedByColleague(session, me);
  return (
    <div className={classes['ended']} role="alert">
      <BlockedIcon />
      <p>
        <strong>{t('selling.shiftEndedTitle', { number })}</strong>{' '}
        {session?.endedAt && colleague !== null
          ? t('selling.shiftEndedBy', {
              name: colleague.name,
              time: whenText(session.endedAt, me.business.timeZone),
            })
          : t('selling.shiftEndedElsewhere')}{' '}
        {t('selling.shiftEndedDetail')}
      </p>
      <button type="button" onClick={() => void navigate({ to: '/' })}>
        {t('selling.goHome')}
      </button>
    </div>
  );
}
