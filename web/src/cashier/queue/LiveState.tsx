import { useTranslation } from 'react-i18next';
import { LOOK_EVERY_MS, useLive } from './live';
import classes from './QueuePage.module.css';

/** Whether what is seen changes by itself, and if not, how old it may be. */
export function LiveState() {
  const { t } = useTranslation();
  const live = useLive();
  return (
    <span className={classes['live']} data-live={live} role="status">
      <span aria-hidden="true">{live ? '●' : '▲'}</span>
      <span>{live ? t('queue.live') : t('queue.notLive', { seconds: LOOK_EVERY_MS / 1000 })}</span>
    </span>
  );
}
