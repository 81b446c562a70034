import { Tooltip } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderBody } from '#/core/order';
import type { Line } from '#/protocol/shapes';
import type { Saving } from '#/sync/state';
import { EnterIcon } from '#/ui/icons';
import type { MoneyFormat } from '#/ui/Money';
import { ActionButton } from '#/ui/palette/ActionButton';
import type { Action } from '#/ui/palette/action';
import { type LineActions, OrderLine } from './OrderLine';
import classes from './OrderPanel.module.css';
import { SaveBadge } from './SaveBadge';
import { BasketIcon } from './signs';
import { Totals } from './Totals';
import { UNDO_MS, type Undoable } from './useUndo';

type Props = {
  order: OrderBody;
  saving: Saving;
  money: MoneyFormat;
  timeZone: string;
  selected: string | null;
  actions: LineActions;
  gone: Undoable | null;
  pay: Action;
  clear: Action;
  undo: Action;
  discount: { change: Action; remove: Action };
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
    beside,
    notices,
    onRetry,
  } = props;
  const empty = order.lines.length === 0;
  const badge = <SaveBadge saving={saving} timeZone={timeZone} onRetry={onRetry} />;
  return (
    <section className={classes['panel']} aria-label={t('selling.order')}>
      <header className={classes['head']}>
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
      {gone !== null && <Gone gone={gone} undo={undo} />}
      <footer className={classes['foot']}>
        <Totals order={order} money={money} discount={discount} />
        <div className={classes['ways']}>
          <ActionButton action={clear} className={classes['clear']} hint={t('selling.clearHint')}>
            {t('selling.clear')}
          </ActionButton>
          {beside}
          <Tooltip label={t('shell.quickKey', { key: t('selling.payKey') })}>
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
          </Tooltip>
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
  // The line that was just tapped is always in sight, also when others come in above it.
  useEffect(() => {
    if (selected === null || length === 0) return;
    list.current?.querySelector(`[data-line="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected, length]);
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

function Gone({ gone, undo }: { gone: Undoable; undo: Action }) {
  const { t } = useTranslation();
  const [line] = gone.lines;
  const words =
    gone.kind === 'line'
      ? t('selling.removed', { name: line?.name ?? '' })
      : t('selling.cleared', { count: gone.lines.length });
  return (
    <div className={classes['gone']} role="status" key={gone.at}>
      <span>{words}</span>
      <ActionButton action={undo} className={classes['undo']} />
      <i aria-hidden="true" style={{ animationDuration: `${UNDO_MS}ms` }} />
    </div>
  );
}
