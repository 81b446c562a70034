import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { CrossIcon } from '#/ui/icons';
import { SearchIcon } from '#/ui/sellingIcons';
import classes from './SearchField.module.css';

type Props = {
  typed: string;
  onType: (typed: string) => void;
  onEnter?: () => void;
  /** The key that leads here, where there is one. */
  quickKey?: string;
  field?: Ref<HTMLInputElement>;
};

/** Looks for orders by what they are called: the end of the number, a name, a table. */
export function SearchField({ typed, onType, onEnter, quickKey, field }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['search']}>
      <SearchIcon />
      <input
        ref={field}
        type="search"
        aria-label={t('queue.search')}
        aria-keyshortcuts={quickKey}
        placeholder={t('queue.search')}
        autoComplete="off"
        // The first Escape clears what was typed, the next one is the window's.
        data-mantine-stop-propagation={typed !== ''}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onType('');
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      {typed !== '' && (
        <button
          type="button"
          className="tk-sign"
          aria-label={t('queue.clearSearch')}
          onClick={() => onType('')}
        >
          <CrossIcon size={20} />
        </button>
      )}
      {typed === '' && quickKey !== undefined && (
        <kbd title={t('shell.quickKey', { key: quickKey })}>{quickKey}</kbd>
      )}
    </div>
  );
}
