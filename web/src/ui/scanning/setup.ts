import { type ScannerSetup, UNKNOWN_SCANNER } from '#/core/scanner';

const REMEMBERED_UNDER = 'tillkeeper.scanner';

/** What this device knows of its scanner. */
export function rememberedScanner(): ScannerSetup {
  const text = localStorage.getItem(REMEMBERED_UNDER);
  return text === null ? UNKNOWN_SCANNER : (JSON.parse(text) as ScannerSetup);
}

export function rememberScanner(setup: ScannerSetup): void {
  localStorage.setItem(REMEMBERED_UNDER, JSON.stringify(setup));
}
