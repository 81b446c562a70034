import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me, Problem } from '#/protocol/shapes';
import { sinceText } from '#/ui/clock';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';

type Props = { me: Me; problem: Problem; onClose: () => void };

/** One drawer is open already. Says which, since when, and offers what the server allows; closes nothing by itself. */
export function ConflictDialog({ me, problem, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const existing = problem.existingSession;
  if (existing === undefined) throw new Error(`${problem.code} names no existingSession`);
  const may = (...rels: string[]) => problem.actions.some(({ rel }) => rels.includes(rel));
  const time = sinceText(existing.openedAt, me.business.timeZone);
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
          {may('end', 'close') && (
            <Button
              variant="default"
              onClick={() =>
                void navigate({ to: '/shift/$sessionId/count', params, search: { back: 'start' } })
              }
            >
              {t('shift.closeIt')}
            </Button>
          )}
          {may('view') && (
            <Button data-autofocus onClick={() => void navigate({ to: '/shift/$sessionId', params })}>
              {t('shift.viewSession')}
            </Button>
          )}
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
      <p>{t('shift.conflictSafe')}</p>
    </Dialog>
  );
}
