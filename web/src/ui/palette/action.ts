import type { ReactNode } from 'react';

/**
 * One thing somebody can do: its button, its key and its line in the palette are this one object, so that they
 * can't come to mean different things. Each is made in a file of its own.
 */
export type Action = {
  readonly id: string;
  /** In the language spoken. */
  readonly label: string;
  /** As Mantine reads it (`F6`, `mod+K`, `/`); it is also what the tooltip shows. */
  readonly key?: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly run: () => void;
};

/** `mod+K` is `Ctrl+K` on whoever's keyboard a register has. */
export const keyText = (key: string): string => key.replace('mod+', 'Ctrl+').replace('Escape', 'Esc');
