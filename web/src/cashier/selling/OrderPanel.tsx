import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Totals } from '#/cashier/order/Totals';
import type { OrderBody } from '#/core/order';
import type { Line } from '#/protocol/shapes';
import type { Saving } from '#/sync/state';
import { EnterIcon } from '#/ui/icons';
import type { MoneyFormat } from '#/ui/Money';
import { ActionButton } from '#/ui/palette/ActionButton';
import type { Action } from '#/ui/palette/action';
import { BasketIcon } from '#/ui/sellingIcons';
import { Gone } from './Gone';
import { type LineActions, OrderLine } from './OrderLine';
import classes from './OrderPanel.module.css';
import { SaveBadge } from './SaveBadge';
import { useKeptFocus } from './useKeptFocus';
import type { Undoable } from './useUndo';

type Props = {
  order: OrderBody;
  saving: Saving;
  money: MoneyFormat;
  timeZone: string;
  selected: string | null;
  actions: LineActions;
  gone: readonly Undoable[];
  pay: Action;
  clear: Action;
  undo: Action;
  discount: { change: Action; remove: Action };
  /** The way back, where the order lies over the products. */
  close: Action | undefined;
  beside?: ReactNode;
  /** What others did to the order. */
  notices: ReactNode;
  onRetry: () => void;
};

export function OrderPanel(props: Props) {
  const { t } = useTranslation();
  const {
    order,
    saving,
    money,
    timeZone,
    selected,
    actions,
    gone,
    pay,
    clear,
    undo,
    discount,
    close,
    beside,
    notices,
    onRetry,
  } = props;
  const empty = order.lines.length === 0;
  const panel = useRef<HTMLElement>(null);
  useKeptFocus(panel, order.lines.length);
  const badge = <SaveBadge saving={saving} timeZone={timeZone} onRetry={onRetry} />;
  return (
    <section ref={panel} tabIndex={-1} className={classes['panel']} aria-label={t('selling.order')}>
      <header className={classes['head']}>
        {close !== undefined && <ActionButton action={close} className={`tk-sign ${classes['back']}`} bare />}
        <h1>{t('selling.order')}</h1>
        {!empty && <span>{t('selling.items', { count: order.lines.length })}</span>}
        <div className={classes['state']}>
          {saving.kind !== 'unsaved' && (!empty || saving.kind === 'saving') && badge}
        </div>
      </header>
      {empty ? <Empty /> : <Lines lines={order.lines} selected={selected} money={money} actions={actions} />}
      {/* Below the lines: whatever comes and goes here, none of them moves under a finger. */}
      {notices}
      {saving.kind === 'unsaved' && badge}
      <Gone gone={gone} undo={undo} />
      <footer className={classes['foot']}>
        <Totals order={order} money={money} discount={discount} />
        <div className={classes['ways']}>
          <ActionButton action={clear} className={classes['clear']} hint={t('selling.clearHint')} side="left">
            {t('selling.clear')}
          </ActionButton>
          {beside}
          <button
            type="button"
            className={classes['pay']}
            aria-keyshortcuts="Enter F9"
            disabled={pay.disabled}
            onClick={pay.run}
          >
            <span>{pay.label}</span>
            <EnterIcon size={28} />
          </button>
        </div>
      </footer>
    </section>
  );
}

type LinesProps = {
  lines: readonly Line[];
  selected: string | null;
  money: MoneyFormat;
  actions: LineActions;
};

function Lines({ lines, selected, money, actions }: LinesProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { length } = lines;
  const chosen = lines.find(({ id }) => id === selected);
  // The line that was just tapped or changed is always in sight, also when others come in above it or the totals grow.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever of it was changed, and nothing else, scrolls
  useEffect(() => {
    if (selected === null) return;
    list.current?.querySelector(`[data-line="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected, length, chosen?.quantity, chosen?.note, chosen?.net]);
  return (
    <ul ref={list} className={classes['lines']} aria-label={t('selling.lines')}>
      {lines.map((line) => (
        <OrderLine
          key={line.id}
          line={line}
          selected={line.id === selected}
          money={money}
          actions={actions}
        />
      ))}
    </ul>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className={classes['empty']}>
      <BasketIcon size={40} />
      <h2>{t('selling.emptyTitle')}</h2>
      <p>{t('selling.emptyDetail')}</p>
    </div>
  );
}
