import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityText } from '#/cashier/order/quantityText';
import { putBack } from '#/core/edit';
import type { OpenedOrder } from '#/sync/opened-order';
import type { Notice, OrderState } from '#/sync/state';
import { whenText } from '#/ui/clock';
import { CrossIcon, WarningIcon } from '#/ui/icons';
import { type MoneyFormat, moneyText } from '#/ui/Money';
import { toApprove } from './ApproveChange';
import classes from './OrderNotices.module.css';

type Props = { state: OrderState; opened: OpenedOrder; money: MoneyFormat; timeZone: string };

/** What others did to this order, in words, until it is read. */
export function OrderNotices({ state, opened, money, timeZone }: Props) {
  const { t } = useTranslation();
  const { notices, cameFrom, movedTo, stranded } = state;
  return (
    <div className={classes['notices']} aria-live="polite">
      {stranded.length > 0 && (
        <Note
          words={<strong>{t('selling.strandedTitle', { count: stranded.length })}</strong>}
          more={t('selling.strandedDetail', { names: stranded.map((line) => line.name).join(', ') })}
        >
          <button
            type="button"
            onClick={() => {
              opened.edit(putBack(stranded));
              opened.setStranded([]);
            }}
          >
            {t('selling.strandedAdd')}
          </button>
          <button type="button" onClick={() => opened.setStranded([])}>
            {t('selling.strandedDrop')}
          </button>
        </Note>
      )}
      {movedTo !== null && (
        <Note words={t('selling.movedTo', { register: movedTo.code })}>
          <button type="button" onClick={() => opened.takeOn()}>
            {t('selling.takeOn')}
          </button>
        </Note>
      )}
      {cameFrom !== null && (
        <Note
          words={t('selling.cameFrom', {
            register: cameFrom.register.code,
            when: whenText(cameFrom.lastSeenAt, timeZone),
          })}
        >
          <button type="button" onClick={() => opened.kept.show({ cameFrom: null })}>
            {t('selling.understood')}
          </button>
        </Note>
      )}
      {notices.filter(isTold).map((notice) => (
        <Note key={notice.id} words={wordsOf(notice, t, money)} onClose={() => opened.dismiss(notice.id)} />
      ))}
    </div>
  );
}

/** What somebody may approve is asked in a dialog of its own (ApproveChange). */
const isTold = (notice: Notice): boolean => toApprove([notice]) === undefined;

type NoteProps = { words: ReactNode; more?: string; children?: ReactNode; onClose?: () => void };

function Note({ words, more, children, onClose }: NoteProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['note']}>
      <WarningIcon size={20} />
      <p>
        <span>
          {words} {more}
        </span>
      </p>
      {children !== undefined && <div className={classes['ways']}>{children}</div>}
      {onClose !== undefined && (
        <button
          type="button"
          className={`tk-sign ${classes['close']}`}
          aria-label={t('shell.dismiss')}
          onClick={onClose}
        >
          <CrossIcon size={20} />
        </button>
      )}
    </div>
  );
}

const FIELDS = {
  quantity: 'selling.field_quantity',
  note: 'selling.field_note',
  discount: 'selling.field_discount',
  product: 'selling.field_product',
  line: 'selling.field_line',
} as const;

function wordsOf(notice: Notice, t: TFunction, money: MoneyFormat): string {
  switch (notice.kind) {
    case 'merged':
      return t('selling.merged');
    case 'finished-elsewhere':
      return t(FINISHED[notice.status]);
    case 'refused':
      return t('selling.refused', {
        name: notice.lineName ?? t('selling.aLine'),
        detail: notice.problem.detail,
      });
    case 'overwritten': {
      const { field, by, yours, theirs } = notice.change;
      const name =
        notice.lineName ?? (notice.change.lineId === null ? t('selling.theOrder') : t('selling.aLine'));
      if (field === 'line') {
        const back = notice.lineName !== null;
        return t(back ? 'selling.overwrittenRemoved' : 'selling.overwrittenGone', { name, by: by.name });
      }
      const told = isField(field) ? t(FIELDS[field]) : field;
      const said = (value: unknown) => valueText(t, field, value, money);
      return t('selling.overwritten', {
        name,
        by: by.name,
        field: told,
        yours: said(yours),
        theirs: said(theirs),
      });
    }
  }
}

const FINISHED = {
  active: 'selling.finished_ended',
  pending_logout: 'selling.finished_ended',
  completed: 'selling.finished_completed',
  assigned_to_tab: 'selling.finished_assigned_to_tab',
  discarded: 'selling.finished_discarded',
} as const;

const isField = (field: string): field is keyof typeof FIELDS => field in FIELDS;

/** A quantity, a note, or a discount as it was set; null was nothing. */
function valueText(t: TFunction, field: string, value: unknown, money: MoneyFormat): string {
  if (typeof value === 'string')
    return field === 'quantity' ? quantityText(value) : t('selling.quoted', { text: value });
  const { percent, amount } = (value ?? {}) as { percent?: string; amount?: string };
  if (percent !== undefined) return `${quantityText(percent)} %`;
  return amount === undefined ? t('selling.nothing') : moneyText(amount, money);
}
