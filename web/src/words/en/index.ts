import { closing } from './closing';
import { home } from './home';
import { payment } from './payment';
import { selling } from './selling';
import { shell } from './shell';
import { shift } from './shift';
import { signin } from './signin';

export const en = { shell, signin, home, shift, closing, selling, payment } as const;
