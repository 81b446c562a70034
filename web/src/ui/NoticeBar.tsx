import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CrossIcon } from './icons';
import classes from './NoticeBar.module.css';
import { notify, useNotice } from './notice';

/** Long enough to be read twice while serving somebody. */
const SHOWN_MS = 12_000;

export function NoticeBar() {
  const { t } = useTranslation();
  const notice = useNotice();
  useEffect(() => {
    if (notice === null) return;
    const timer = window.setTimeout(() => notify(null), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [notice]);
  return (
    <div role="status" aria-live="polite">
      {notice && (
        <div className={classes['bar']}>
          <p>
            <strong>{notice.text}</strong> {notice.detail}
          </p>
          <button type="button" aria-label={t('shell.dismiss')} onClick={() => notify(null)}>
            <CrossIcon size={20} />
          </button>
        </div>
      )}
    </div>
  );
}
