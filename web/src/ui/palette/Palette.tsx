import { Modal } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches, searchText } from '#/core/search';
import { type Action, keyText } from './action';
import { useOffered } from './actions';
import classes from './Palette.module.css';

const matching = (actions: readonly Action[], typed: string): Action[] =>
  actions.filter(
    ({ label, disabled }) =>
      disabled !== true && (typed.trim() === '' || matches(searchText([label]), typed)),
  );

/** Everything that the buttons of this screen do, by its name. */
export function Palette() {
  const [opened, { open, close }] = useDisclosure();
  useHotkeys([['mod+K', open]], []);
  return opened ? <Commands onClose={close} /> : null;
}

function Commands({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const actions = useOffered();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const found = matching(actions, typed);
  const chosen = found[Math.min(at, found.length - 1)];

  const run = (action: Action | undefined) => {
    if (action === undefined) return;
    onClose();
    action.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (Math.min(at, found.length - 1) + step + found.length) % Math.max(1, found.length);
      setAt(next);
      box.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      run(chosen);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      radius={20}
      padding={0}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <div className={classes['palette']}>
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={chosen && `${list}-${chosen.id}`}
          aria-label={t('palette.title')}
          placeholder={t('palette.search')}
          data-autofocus
          autoComplete="off"
          value={typed}
          onKeyDown={press}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
        />
        <div ref={box} id={list} role="listbox" aria-label={t('palette.results')} className={classes['list']}>
          {found.map((action) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys of the list
            <div
              key={action.id}
              id={`${list}-${action.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={action === chosen}
              onClick={() => run(action)}
            >
              {action.icon}
              <span>{action.label}</span>
              {action.key !== undefined && <kbd>{keyText(action.key)}</kbd>}
            </div>
          ))}
        </div>
        {found.length === 0 && (
          <p role="status" className={classes['nothing']}>
            {t('palette.nothing')}
          </p>
        )}
      </div>
    </Modal>
  );
}
