import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { OrderHere } from '#/cashier/order/orderHere';
import { clearOrder, removeLine, setDiscount, setQuantity, takeOne } from '#/core/edit';
import { ONE, readQuantity } from '#/core/quantity';
import type { Line, Me } from '#/protocol/shapes';
import type { Action } from '#/ui/palette/action';
import { LineEditor } from './LineEditor';
import { OrderDiscount } from './OrderDiscount';
import type { LineActions } from './OrderLine';
import { OrderNotices } from './OrderNotices';
import { OrderPanel } from './OrderPanel';
import classes from './OrderSide.module.css';
import { useOrderActions } from './useOrderActions';
import type { Undoing } from './useUndo';

type Props = {
  here: OrderHere;
  me: Me;
  pay: Action;
  undoing: Undoing;
  /** What else can be done with the order. */
  beside?: ReactNode;
  selected: string | null;
  onSelect: (lineId: string | null) => void;
  /** Given where the order lies over the products: the way back to them. */
  onClose?: () => void;
};

/** The order, what others did to it, and everything a cashier does to its lines. */
export function OrderSide({ here, me, pay, undoing, beside, selected, onSelect, onClose }: Props) {
  const { opened, state } = here;
  const { timeZone } = me.business;
  const { gone, offer, undo } = undoing;
  const [editing, setEditing] = useState<string | null>(null);
  const [reducing, setReducing] = useState(false);
  const chosen = useRef(selected);
  useEffect(() => {
    chosen.current = selected;
  }, [selected]);

  const actions = useMemo<LineActions>(() => {
    const remove = (line: Line) => {
      opened.edit([removeLine(line.id)]);
      offer({ kind: 'line', lines: [line], discount: null });
    };
    return {
      remove,
      select: (line) => onSelect(line.id === chosen.current ? null : line.id),
      more: (line) => opened.edit([setQuantity(line.id, readQuantity(line.quantity) + ONE)]),
      less: (line) => {
        const operation = takeOne(line);
        if (operation.op === 'remove') remove(line);
        else opened.edit([operation]);
      },
      edit: (line) => setEditing(line.id),
    };
  }, [opened, offer, onSelect]);

  const { order } = state;
  const edited = order.lines.find((line) => line.id === editing);
  const can = useOrderActions({
    order,
    chosen: order.lines.find((line) => line.id === selected),
    lines: actions,
    canUndo: gone.length > 0,
    canRetry: state.saving.kind === 'unsaved',
    undo,
    clear: () => {
      opened.edit([clearOrder()]);
      offer({ kind: 'order', lines: order.lines, discount: order.discount });
    },
    discount: () => setReducing(true),
    removeDiscount: () => opened.edit([setDiscount(null, null)]),
    retry: () => opened.sendNow(),
    close: onClose,
  });
  return (
    <div className={classes['side']}>
      <OrderPanel
        order={order}
        saving={state.saving}
        money={me.business}
        timeZone={timeZone}
        selected={selected}
        actions={actions}
        gone={gone}
        pay={pay}
        clear={can.clear}
        undo={can.undo}
        close={can.close}
        discount={{ change: can.discount, remove: can.removeDiscount }}
        beside={beside}
        notices={<OrderNotices state={state} opened={opened} money={me.business} timeZone={timeZone} />}
        onRetry={() => opened.sendNow()}
      />
      {reducing && (
        <OrderDiscount
          order={order}
          money={me.business}
          onDone={(operations) => {
            opened.edit(operations);
            setReducing(false);
          }}
          onClose={() => setReducing(false)}
        />
      )}
      {edited !== undefined && (
        <LineEditor
          line={edited}
          money={me.business}
          onDone={(operations) => {
            opened.edit(operations);
            setEditing(null);
          }}
          onRemove={() => {
            actions.remove(edited);
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
