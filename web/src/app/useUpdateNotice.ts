import { registerSW } from 'virtual:pwa-register';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '#/ui/notice';
import { useActions } from '#/ui/palette/actions';
import { restart } from './actions/restart';

let ready: (() => void) | null = null;
let tell: () => void = () => undefined;

/** A newer console waits; it takes over when somebody says so or at the next start, never in mid-sale. */
const takeOver = import.meta.env.PROD
  ? registerSW({
      onNeedRefresh: () => {
        ready = () => void takeOver(true);
        tell();
      },
    })
  : () => Promise.resolve();

/** Said once; afterwards the palette still has it. */
export function useUpdateNotice(): void {
  const { t } = useTranslation();
  const [begin, setBegin] = useState(() => ready);
  tell = () => setBegin(() => ready);
  useActions(begin === null ? [] : [restart(t, begin)]);
  useEffect(() => {
    if (begin !== null) notify({ text: t('shell.updateReady'), way: restart(t, begin) });
  }, [begin, t]);
}
