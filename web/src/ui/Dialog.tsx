import { Modal } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Dialog.module.css';
import { CrossIcon } from './icons';

type Props = {
  title: string;
  icon?: ReactNode;
  tone?: 'plain' | 'warn';
  size?: number;
  onClose: () => void;
  actions: ReactNode;
  children: ReactNode;
};

/** A question over the screen; Escape and the cross are the answer "nothing". */
export function Dialog({ title, icon, tone = 'plain', size = 560, onClose, actions, children }: Props) {
  const { t } = useTranslation();
  const detail = useId();
  return (
    <Modal.Root opened onClose={onClose} size={size}>
      <Modal.Overlay />
      <Modal.Content radius={20} aria-label={title} aria-describedby={detail}>
        <Modal.Body p={0}>
          <div className={classes['dialog']} data-tone={tone}>
            <div className={classes['head']}>
              {icon}
              <h2>{title}</h2>
              <button type="button" aria-label={t('shell.close')} onClick={onClose}>
                <CrossIcon />
              </button>
            </div>
            <div id={detail} className={classes['content']}>
              {children}
            </div>
            <div className={classes['actions']}>{actions}</div>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
