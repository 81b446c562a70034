import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import type { ExistingSession, Me, Register } from '#/protocol/shapes';
import { momentText } from '#/ui/clock';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { JoinHere } from './JoinHere';
import { StartFailed } from './StartFailed';
import type { StartingShift } from './startShift';

/** The dialog itself says what the first press met. */
const unforeseen = (error: unknown) => (isProblem(error, 'session-already-open') ? null : error);

type Props = {
  me: Me;
  existing: Pick<ExistingSession, 'id' | 'sessionNumber' | 'register' | 'cashier' | 'openedAt'>;
  /** Whether this person may end and count it. */
  mayEnd: boolean;
  onClose: () => void;
  /** At this register a colleague's shift is open, which may be joined all the same. */
  joins?: { register: Register; starting: StartingShift };
  /** What becomes of what this person was about to do. */
  children: ReactNode;
};

/** One drawer is open already. Says which, since when, and offers what may be done; closes nothing by itself. */
export function ConflictDialog({ me, existing, mayEnd, onClose, joins, children }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const time = momentText(existing.openedAt, me.business.timeZone);
  const own = existing.cashier.id === me.user.id;
  const params = { sessionId: existing.id };
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon size={32} />}
      title={t('shift.conflictTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          {joins !== undefined && <JoinHere {...joins} />}
          {mayEnd && (
            <Button
              variant="default"
              onClick={() =>
                void navigate({ to: '/shift/$sessionId/count', params, search: { back: 'start' } })
              }
            >
              {t('shift.closeIt')}
            </Button>
          )}
          <Button data-autofocus onClick={() => void navigate({ to: '/shift/$sessionId', params })}>
            {t('shift.viewSession')}
          </Button>
        </>
      }
    >
      <div role="alert">
        <p>
          <strong>
            {own
              ? t('shift.conflictOwn', { time })
              : t('shift.conflictOther', { name: existing.cashier.name, time })}
          </strong>
        </p>
        <p>
          {t('shift.conflictWhere', { number: existing.sessionNumber, register: existing.register.code })}
        </p>
      </div>
      {children}
      {joins !== undefined && <p>{t('shift.conflictJoin', { register: joins.register.code })}</p>}
      {joins !== undefined && <StartFailed error={unforeseen(joins.starting.error)} />}
    </Dialog>
  );
}
