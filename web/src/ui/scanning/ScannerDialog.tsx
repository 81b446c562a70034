import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ean13 } from '#/core/ean13';
import { type Key, RUN_GAP_MS, type ScannerSetup } from '#/core/scanner';
import { type Learnt, learnScanner, TEST_CODE } from '#/core/scannerSetup';
import type { Product } from '#/protocol/shapes';
import { Dialog } from '../Dialog';
import { WarningIcon } from '../icons';
import { notify } from '../notice';
import { hearRawKeys, scannerSetup, setUpScanner } from './keys';
import classes from './ScannerDialog.module.css';

const BARS = ean13(TEST_CODE);

/** The scanner of this device is set up by one scan: of the barcode shown here, or of any product of the shop. */
export function ScannerDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [learnt, setLearnt] = useState<Learnt | null>(null);
  const close = useRef(onClose);
  useEffect(() => {
    let keys: Key[] = [];
    let over: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      const products = queries.getQueriesData<{ products: Product[] }>({ queryKey: ['products', 'at hand'] });
      const codes = products.flatMap(([, data]) => data?.products ?? []).map(({ barcode }) => barcode ?? '');
      setLearnt(learnScanner(keys, [TEST_CODE, ...codes]));
      keys = [];
    };
    const leave = hearRawKeys({
      key: (key) => {
        keys.push(key);
        clearTimeout(over);
        over = setTimeout(end, RUN_GAP_MS);
      },
      leave: () => close.current(),
    });
    return () => {
      clearTimeout(over);
      leave();
    };
  }, [queries]);
  const save = (setup: ScannerSetup) => {
    setUpScanner(setup);
    notify({ text: t('scanning.saved') });
    onClose();
  };
  const setup = learnt?.kind === 'learnt' ? learnt.setup : null;
  return (
    <Dialog
      title={t('scanning.setUp')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('scanning.notNow')}
          </Button>
          {setup !== null && <Button onClick={() => save(setup)}>{t('scanning.save')}</Button>}
        </>
      }
    >
      <p>{t('scanning.how')}</p>
      <div className={classes['code']}>
        <svg viewBox="0 0 95 24" preserveAspectRatio="none" role="img" aria-label={t('scanning.barcode')}>
          {[...BARS].map((bar, x) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
            bar === '1' ? <rect key={x} x={x} y={0} width={1} height={24} /> : null,
          )}
        </svg>
        <span>{TEST_CODE}</span>
      </div>
      <div role="status" className={classes['learnt']}>
        {learnt === null ? (
          <Sent setup={scannerSetup()} />
        ) : learnt.kind === 'learnt' ? (
          <Sent setup={learnt.setup} />
        ) : (
          <p>
            <WarningIcon size={20} />{' '}
            {t(learnt.kind === 'other-code' ? 'scanning.otherCode' : 'scanning.typedPrefix', {
              code: learnt.text,
            })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What is known of the scanner, and how surely its codes are heard. */
function Sent({ setup: { prefix, suffix, paceMs } }: { setup: ScannerSetup }) {
  const { t } = useTranslation();
  if (paceMs === null) return <p>{t('scanning.unknown')}</p>;
  return (
    <>
      <p>
        {prefix === ''
          ? t('scanning.noPrefix', { pace: paceMs })
          : t('scanning.prefix', { prefix, pace: paceMs })}{' '}
        {suffix === null && t('scanning.noSuffix')}
        {suffix && t('scanning.suffix', { suffix })}
      </p>
      <p>{t(prefix === '' ? 'scanning.bySpeed' : 'scanning.forSure')}</p>
    </>
  );
}
