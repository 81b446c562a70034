import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CrossIcon, WarningIcon } from './icons';
import classes from './NoticeBar.module.css';
import { notify, useNotice } from './notice';
import { ActionButton } from './palette/ActionButton';
import { useClearPlace } from './useClearPlace';

/** Long enough to be read twice while serving somebody. */
const SHOWN_MS = 12_000;

/** What is said and asked on every screen; `children` are questions, above the notice. */
export function Notices({ children }: { children?: ReactNode }) {
  const slots = useRef<HTMLDivElement>(null);
  useClearPlace(slots);
  return (
    <div ref={slots} className={classes['slots']} data-notices>
      {children}
      <NoticeBar />
    </div>
  );
}

function NoticeBar() {
  const { t } = useTranslation();
  const notice = useNotice();
  useEffect(() => {
    if (notice === null) return;
    const timer = window.setTimeout(() => notify(null), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [notice]);
  const follow = () => {
    notify(null);
    notice?.way?.run();
  };
  return (
    <div role="status" aria-live="polite">
      {notice && (
        <div className={classes['bar']} data-tone={notice.tone} data-way={notice.way && true}>
          {notice.tone === 'warn' && <WarningIcon size={20} />}
          <p>
            <strong>{notice.text}</strong> <span>{notice.detail}</span>
          </p>
          {notice.way && <ActionButton action={{ ...notice.way, run: follow }} />}
          <button
            type="button"
            className={`tk-sign ${classes['close']}`}
            aria-label={t('shell.dismiss')}
            onClick={() => notify(null)}
          >
            <CrossIcon size={20} />
          </button>
        </div>
      )}
    </div>
  );
}
