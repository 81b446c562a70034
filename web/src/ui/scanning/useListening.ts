import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../notice';
import { type Heard, listenForScans } from './keys';

/** Listens for the scanner as long as the console is there, and says what became of a code that no screen took. */
export function useListening(): void {
  const { t } = useTranslation();
  useEffect(() => {
    const words = ({ kind, text: code }: Heard) => {
      if (kind === 'incomplete')
        return [t('scanning.incomplete', { code }), t('scanning.incompleteDetail')] as const;
      if (kind === 'doubtful')
        return [t('scanning.doubtful', { code }), t('scanning.doubtfulDetail')] as const;
      return [t('scanning.unused', { code }), t('scanning.unusedDetail')] as const;
    };
    return listenForScans((heard) => {
      const [text, detail] = words(heard);
      notify({ tone: 'warn', text, detail });
    });
  }, [t]);
}
