import { closing } from './closing';
import { home } from './home';
import { manager } from './manager';
import { palette } from './palette';
import { payment } from './payment';
import { queue } from './queue';
import { selling } from './selling';
import { shell } from './shell';
import { shift } from './shift';
import { signin } from './signin';
import { webhooks } from './webhooks';

export const en = {
  shell,
  signin,
  home,
  shift,
  closing,
  selling,
  payment,
  queue,
  manager,
  palette,
  webhooks,
} as const;
