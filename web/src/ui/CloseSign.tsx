import { useTranslation } from 'react-i18next';
import { CrossIcon } from './icons';

/** The cross that puts a window away: the answer "nothing". */
export function CloseSign({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="tk-sign" aria-label={t('shell.close')} onClick={onClose}>
      <CrossIcon />
    </button>
  );
}
