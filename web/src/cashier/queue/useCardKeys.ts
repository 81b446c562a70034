import { type RefObject, useCallback } from 'react';

/** Arrows go from card to card, in the direction in which they are seen. */
export function useCardKeys(list: RefObject<HTMLElement | null>) {
  return useCallback(
    (event: { key: string; preventDefault: () => void }) => {
      if (!event.key.startsWith('Arrow')) return;
      const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-order]') ?? [])];
      const at = cards.indexOf(document.activeElement as HTMLElement);
      const top = cards[0]?.getBoundingClientRect().top;
      const columns = Math.max(1, cards.filter((card) => card.getBoundingClientRect().top === top).length);
      const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key] ?? 0;
      const next = cards[at === -1 ? 0 : at + step];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    },
    [list],
  );
}
