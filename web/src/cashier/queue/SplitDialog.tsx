import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityText } from '#/cashier/selling/quantityText';
import { newId } from '#/core/ids';
import { ONE, readQuantity, writeQuantity } from '#/core/quantity';
import type { Line, LineMove } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { MinusIcon, PlusIcon } from '#/ui/icons';
import { notify } from '#/ui/notice';
import { RefusalView } from '#/ui/RefusalView';
import { shortNumber } from './claimState';
import classes from './Dialogs.module.css';
import type { HeldOrder } from './held/HeldOrder';

type Props = { held: HeldOrder; lines: readonly Line[]; number: string; onClose: () => void };

/** One more or one less piece of a line; what is less than a piece goes whole or not at all. */
const stepped = (moved: bigint, whole: bigint, by: bigint): bigint => {
  const next = moved + by;
  if (next <= 0n) return 0n;
  return next > whole ? whole : next;
};

/** Whole lines, or so many pieces of them, put on an order of their own. */
export function SplitDialog({ held, lines, number, onClose }: Props) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<ReadonlyMap<string, bigint>>(new Map());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const moves = lines.flatMap(({ id, quantity }): LineMove[] => {
    const pieces = moved.get(id) ?? 0n;
    if (pieces === 0n) return [];
    const whole = pieces === readQuantity(quantity);
    return [{ lineId: id, newLineId: newId(), ...(whole ? {} : { quantity: writeQuantity(pieces) }) }];
  });
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const other = await held.split(moves);
      notify({ text: t('queue.splitDone', { number: shortNumber(other.number) }) });
      onClose();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('queue.splitTitle', { number })}
      size={640}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button disabled={moves.length === 0} aria-disabled={busy} onClick={() => void submit()}>
            {moves.length === 0 ? t('queue.splitDo_zero') : t('queue.splitDo', { count: moves.length })}
          </Button>
        </>
      }
    >
      <p>{t('queue.splitDetail')}</p>
      <ul className={classes['lines']}>
        {lines.map(({ id, name, quantity }) => {
          const whole = readQuantity(quantity);
          const pieces = moved.get(id) ?? 0n;
          const set = (by: bigint) => setMoved(new Map(moved).set(id, stepped(pieces, whole, by)));
          return (
            <li key={id} data-moved={pieces > 0n || undefined}>
              <span className={classes['name']}>
                {name} <small>{t('queue.splitOf', { quantity: quantityText(quantity) })}</small>
              </span>
              <button
                type="button"
                aria-label={`${t('queue.splitMove', { name })}: −`}
                disabled={pieces === 0n}
                onClick={() => set(-ONE)}
              >
                <MinusIcon size={20} />
              </button>
              <output aria-label={t('queue.splitMove', { name })}>
                {quantityText(writeQuantity(pieces) || '0')}
              </output>
              <button
                type="button"
                aria-label={`${t('queue.splitMove', { name })}: +`}
                disabled={pieces === whole}
                onClick={() => set(ONE)}
              >
                <PlusIcon size={20} />
              </button>
              <button
                type="button"
                className={classes['all']}
                onClick={() => set(pieces === whole ? -whole : whole)}
              >
                {t(pieces === whole ? 'queue.splitNone' : 'queue.splitAll')}
              </button>
            </li>
          );
        })}
      </ul>
      {error !== null && <RefusalView error={error} />}
    </Dialog>
  );
}
