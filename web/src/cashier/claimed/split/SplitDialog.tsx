import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApprovalDialog } from '#/approval/ApprovalDialog';
import { useAsked } from '#/approval/useAsked';
import type { ClaimedOrder } from '#/claims/ClaimedOrder';
import type { OrderBody } from '#/core/order';
import { readQuantity, writeQuantity } from '#/core/quantity';
import { type Moved, splitTotals } from '#/core/split';
import { shortNumber } from '#/orders/claimState';
import { useOneOrder } from '#/orders/queries';
import type { Approval } from '#/protocol/credentials';
import { newId } from '#/protocol/ids';
import type { LineMove, Me } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { Money } from '#/ui/Money';
import { notify } from '#/ui/notice';
import { RefusalView } from '#/ui/RefusalView';
import { useAttempt } from '#/ui/useAttempt';
import classes from '../Dialogs.module.css';
import { SplitLines } from './SplitLines';
import { SplitTarget, type Target } from './SplitTarget';

type Props = { claimed: ClaimedOrder; order: OrderBody; number: string; me: Me; onClose: () => void };

const moves = (order: OrderBody, moved: Moved): LineMove[] =>
  order.lines.flatMap(({ id, quantity }) => {
    const pieces = moved.get(id) ?? 0n;
    if (pieces === 0n) return [];
    const whole = pieces === readQuantity(quantity);
    return [{ lineId: id, newLineId: newId(), ...(whole ? {} : { quantity: writeQuantity(pieces) }) }];
  });

/** Whole lines, or so many pieces of them, put on an order of their own or on another one of the queue. */
export function SplitDialog({ claimed, order, number, me, onClose }: Props) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<Moved>(new Map());
  const [target, setTarget] = useState<Target>('new');
  const { busy, error, attempt, setError } = useAttempt();
  const { asked, error: trouble, forget } = useAsked(error);
  const count = moves(order, moved).length;
  const chosen = typeof target === 'object' ? target : null;
  const other = useOneOrder(me, chosen?.id ?? '', chosen !== null).data ?? chosen;
  const submit = (approval?: Approval) =>
    attempt(async () => {
      const got = await claimed.split(moves(order, moved), other?.id ?? null, approval);
      const words = { number: shortNumber(got.number) };
      notify({ text: t(other === null ? 'queue.splitDone' : 'queue.splitMoved', words) });
      onClose();
    });
  const leave = () => {
    setError(null);
    forget();
  };
  if (asked !== null)
    return (
      <ApprovalDialog
        title={t('approval.title')}
        approve={t('approval.approve')}
        leave={t('approval.leaveAsItWas')}
        error={trouble}
        busy={busy}
        onApprove={({ approval }) => approval !== null && void submit(approval)}
        onClose={leave}
      >
        <p>{asked.detail}</p>
      </ApprovalDialog>
    );
  const doing = target === 'not-chosen' ? t('queue.splitChoose') : t('queue.splitDo', { count });
  return (
    <Dialog
      title={t('queue.splitTitle', { number })}
      size={680}
      onClose={onClose}
      actions={
        <>
          {count > 0 && target !== 'not-chosen' && (
            <Preview order={order} to={other} moved={moved} number={number} me={me} />
          )}
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button
            disabled={count === 0 || target === 'not-chosen'}
            aria-disabled={busy}
            onClick={() => void submit()}
          >
            {count === 0 ? t('queue.splitDo_zero') : doing}
          </Button>
        </>
      }
    >
      <SplitTarget me={me} from={claimed.id} target={target} onTarget={setTarget} />
      <SplitLines lines={order.lines} moved={moved} onMove={setMoved} />
      {trouble !== null && <RefusalView error={trouble} />}
    </Dialog>
  );
}

type PreviewProps = Pick<Props, 'order' | 'number' | 'me'> & {
  to: Exclude<Target, string> | null;
  moved: Moved;
};

/** What both orders come to then. */
function Preview({ order, to, moved, number, me }: PreviewProps) {
  const { t } = useTranslation();
  const { currency: code, currencyDecimals: decimals } = me.business;
  const totals = splitTotals(order, to, moved, { code, decimals });
  if (totals === null) return null;
  const rows = [
    { name: t('queue.order', { number }), amount: totals.from },
    {
      name: to === null ? t('queue.splitNew') : t('queue.order', { number: shortNumber(to.number) }),
      amount: totals.to,
    },
  ];
  return (
    <dl className={classes['preview']} aria-label={t('queue.splitPreview')}>
      {rows.map(({ name, amount }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Money amount={amount} of={me.business} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
