import { payment } from './payment';
import { selling } from './selling';
import { shell } from './shell';

export const en = { shell, selling, payment } as const;
