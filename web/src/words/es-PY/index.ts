import type { en } from '../en';
import type { SameKeys } from '../same';
import { payment } from './payment';
import { selling } from './selling';
import { shell } from './shell';

export const esPY: SameKeys<typeof en> = { shell, selling, payment };
