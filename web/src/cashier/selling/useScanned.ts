import { useTranslation } from 'react-i18next';
import { mayHaveLostItsFirst } from '#/core/ean13';
import type { Sellable } from '#/core/edit';
import { NoAnswerError } from '#/protocol/problem';
import type { Product } from '#/protocol/shapes';
import { announce } from '#/ui/announce';
import { notify } from '#/ui/notice';
import { useScans } from '#/ui/scanning/useScans';
import { searchByName } from './actions/searchByName';
import { codesOf, lookUp, useCatalogue } from './catalogue';

/** Things of one code: somebody has to say which one was meant. */
export type Shared = { readonly code: string; readonly things: readonly Sellable[] };

type Scan = (code: string) => Promise<void>;

/** A scanned code goes on the order; one that stands for nothing is said plainly and adds nothing. */
export function useScanned(
  pick: (product: Product) => void,
  put: (product: Sellable) => void,
  choose: (among: Shared) => void,
  find: () => void,
): Scan {
  const { t } = useTranslation();
  const { atHand } = useCatalogue({ search: '', category: null });
  const scan = async (code: string) => {
    if (mayHaveLostItsFirst(code, codesOf(atHand.products))) {
      notify({
        tone: 'warn',
        text: t('scanning.incomplete', { code }),
        detail: t('scanning.incompleteDetail'),
      });
      return;
    }
    try {
      const found = await lookUp(code, atHand);
      if (found === null) {
        notify({
          tone: 'warn',
          text: t('selling.unknownBarcode', { code }),
          detail: t('selling.unknownBarcodeDetail'),
          way: searchByName(t, find),
        });
      } else if (found.kind === 'variants') pick(found.product);
      else if (found.kind === 'several') choose({ code, things: found.things });
      else {
        put(found.thing);
        announce(t('selling.scanned', { name: found.thing.name }));
      }
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      notify({
        tone: 'warn',
        text: t('selling.barcodeUnchecked', { code }),
        detail: t('selling.barcodeUncheckedDetail'),
        way: searchByName(t, find),
      });
    }
  };
  useScans((code) => void scan(code));
  return scan;
}
