import { useTranslation } from 'react-i18next';
import type { Sellable } from '#/core/edit';
import { NoAnswerError } from '#/protocol/problem';
import type { Product } from '#/protocol/shapes';
import { announce } from '#/ui/announce';
import { notify } from '#/ui/notice';
import { searchByName } from './actions/searchByName';
import { lookUp, useCatalogue } from './catalogue';
import { useScanner } from './useScanner';

type Scan = (code: string) => Promise<void>;

/** A scanned code goes on the order; one that stands for nothing is said plainly and adds nothing. */
export function useScanned(
  pick: (product: Product) => void,
  put: (product: Sellable) => void,
  find: () => void,
): Scan {
  const { t } = useTranslation();
  const { products } = useCatalogue({ search: '', category: null });
  const scan = async (code: string) => {
    try {
      const found = await lookUp(code, products ?? []);
      if (found === null) {
        notify({
          tone: 'warn',
          text: t('selling.unknownBarcode', { code }),
          detail: t('selling.unknownBarcodeDetail'),
          way: searchByName(t, find),
        });
      } else if ('variants' in found) pick(found);
      else {
        put(found);
        announce(t('selling.scanned', { name: found.name }));
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
  useScanner((code) => void scan(code));
  return scan;
}
