import { useTranslation } from 'react-i18next';
import type { OrderBody } from '#/core/order';
import type { Line } from '#/protocol/shapes';
import type { Action } from '#/ui/palette/action';
import { useActions } from '#/ui/palette/actions';
import { changeLine } from './actions/changeLine';
import { clear } from './actions/clear';
import { discount } from './actions/discount';
import { oneLess } from './actions/oneLess';
import { oneMore } from './actions/oneMore';
import { removeDiscount } from './actions/removeDiscount';
import { removeLine } from './actions/removeLine';
import { saveNow } from './actions/saveNow';
import { showProducts } from './actions/showProducts';
import { undo } from './actions/undo';
import type { LineActions } from './OrderLine';

type Setup = {
  order: OrderBody;
  /** The line that is chosen: what can be done with a line is offered for this one. */
  chosen: Line | undefined;
  lines: LineActions;
  canUndo: boolean;
  canRetry: boolean;
  undo: () => void;
  clear: () => void;
  discount: () => void;
  removeDiscount: () => void;
  retry: () => void;
  close: (() => void) | undefined;
};

/** Everything that can be done with the order at hand, for its buttons, its keys and the palette. */
export function useOrderActions(given: Setup) {
  const { t } = useTranslation();
  const { order, chosen, lines } = given;
  const empty = order.lines.length === 0;
  const can = {
    clear: clear(t, given.clear, empty),
    discount: discount(t, given.discount, empty),
    removeDiscount: removeDiscount(t, given.removeDiscount),
    undo: undo(t, given.undo),
    close: given.close && showProducts(t, given.close),
  };
  const offered: Action[] = [can.discount, can.clear];
  if (order.discount !== null) offered.push(can.removeDiscount);
  if (given.canRetry) offered.push(saveNow(t, given.retry));
  if (can.close !== undefined) offered.push(can.close);
  if (chosen !== undefined) offered.push(...lineActions(chosen, lines, t));
  useActions(offered);
  useActions(given.canUndo ? [can.undo] : []);
  return can;
}

function lineActions(line: Line, lines: LineActions, t: Parameters<typeof oneMore>[0]): Action[] {
  const { name } = line;
  return [
    oneMore(t, name, () => lines.more(line)),
    oneLess(t, name, () => lines.less(line)),
    changeLine(t, name, () => lines.edit(line)),
    removeLine(t, name, () => lines.remove(line)),
  ];
}
