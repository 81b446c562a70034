import { Modal } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { CloseSign } from './CloseSign';
import classes from './Dialog.module.css';

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
  const detail = useId();
  return (
    <Modal.Root opened onClose={onClose} size={size} yOffset={16}>
      <Modal.Overlay />
      <Modal.Content radius={20} aria-label={title} aria-describedby={detail}>
        <Modal.Body p={0} className={classes['body']} data-tone={tone}>
          <div className={classes['head']}>
            {icon}
            <h2>{title}</h2>
            <CloseSign onClose={onClose} />
          </div>
          <div id={detail} className={classes['content']}>
            {children}
          </div>
          <div className={classes['actions']}>{actions}</div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
