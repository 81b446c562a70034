import type { ReactNode } from 'react';

export type SignSize = { size?: number };

/** Drawn for the register: 24 px, one stroke; a sign beside words, so hidden from screen readers. */
export function Sign({ size = 24, children }: SignSize & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}
