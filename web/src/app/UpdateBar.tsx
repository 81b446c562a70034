import { registerSW } from 'virtual:pwa-register';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './UpdateBar.module.css';

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

export function UpdateBar() {
  const { t } = useTranslation();
  const [restart, setRestart] = useState(() => ready);
  tell = () => setRestart(() => ready);
  if (restart === null) return null;
  return (
    <div role="status" className={classes['bar']}>
      <span>{t('shell.updateReady')}</span>
      <button type="button" onClick={restart}>
        {t('shell.updateNow')}
      </button>
    </div>
  );
}
