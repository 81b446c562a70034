import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import type { CashSession, CloseSummary, Me } from '#/protocol/shapes';
import { approves } from '#/shop/identity';
import { waitsForApproval } from '#/shop/sessions';
import { Money } from '#/ui/Money';
import { notify } from '#/ui/notice';
import { ApprovalDialog } from './ApprovalDialog';
import { useApproveShift } from './approveShift';
import { OverShort } from './OverShort';
import classes from './PendingApproval.module.css';

type Props = { me: Me; session: CashSession; summary: CloseSummary };

/** The way out of a difference that waits for somebody's word: here and now, or later by whoever reads the shift. */
export function PendingApproval({ me, session, summary }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { sessionNumber: number, cashier, register, overShortReason: why } = session;
  const approve = useApproveShift(session.id, () => {
    setOpen(false);
    notify({ text: t('closing.approvedTold', { number, name: cashier.name }) });
  });
  if (!waitsForApproval(session, me)) return null;
  // A manager's own word, unless it is their own drawer or their own count.
  const own = session.cashier.id === me.user.id || isProblem(approve.error, 'approval-by-oneself');
  const alone = approves(me) && !own;
  const close = () => {
    approve.reset();
    setOpen(false);
  };
  return (
    <>
      <Button size="xl" onClick={() => setOpen(true)}>
        {t(alone ? 'closing.approve' : 'closing.approveNow')}
      </Button>
      {open && (
        <ApprovalDialog
          title={t('closing.approvalTitle')}
          approve={t('closing.approve')}
          leave={t('closing.approveLater')}
          asksReason={session.overShortReason === null}
          asksApprover={!alone}
          error={approve.error}
          busy={approve.isPending}
          onApprove={(given) => approve.mutate(given)}
          onClose={close}
        >
          <p>{t(alone ? 'closing.approvalDetailYours' : 'closing.approvalDetail')}</p>
          {/* Beside the keys of a PIN there is no room, and the receipt or the row behind it says the same. */}
          {alone && (
            <dl className={classes['facts']}>
              <div>
                <dt>{t('shift.cashierLabel')}</dt>
                <dd>
                  {cashier.name} · {register.code} · {number}
                </dd>
              </div>
              <div>
                <dt>{t('closing.expected')}</dt>
                <dd>
                  <Money amount={summary.expectedCash} of={me.business} />
                </dd>
              </div>
              <div>
                <dt>{t('closing.counted')}</dt>
                <dd>
                  <Money amount={summary.countedCash} of={me.business} />
                </dd>
              </div>
              <div>
                <dt>{t('approval.reason')}</dt>
                <dd>{why ?? t('closing.noReason')}</dd>
              </div>
            </dl>
          )}
          {summary.overShort !== null && <OverShort amount={summary.overShort} of={me.business} />}
        </ApprovalDialog>
      )}
    </>
  );
}
