import type { CashDraft } from '#/ui/cashDraft';

/** What has been filled in to open a register; kept while another session is being closed, and over a reload. */
const key = (registerId: string) => `tillkeeper.float.${registerId}`;

export function keptDraft(registerId: string): CashDraft | null {
  const text = sessionStorage.getItem(key(registerId));
  return text === null ? null : (JSON.parse(text) as CashDraft);
}

export function keepDraft(registerId: string, draft: CashDraft): void {
  sessionStorage.setItem(key(registerId), JSON.stringify(draft));
}

export function dropDraft(registerId: string): void {
  sessionStorage.removeItem(key(registerId));
}
