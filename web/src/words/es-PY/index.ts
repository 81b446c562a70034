import type { en } from '../en';
import type { SameKeys } from '../same';
import { approval } from './approval';
import { closing } from './closing';
import { home } from './home';
import { manager } from './manager';
import { palette } from './palette';
import { payment } from './payment';
import { queue } from './queue';
import { scanning } from './scanning';
import { selling } from './selling';
import { shell } from './shell';
import { shift } from './shift';
import { signIns } from './signIns';
import { signin } from './signin';
import { webhooks } from './webhooks';

export const esPY: SameKeys<typeof en> = {
  shell,
  signin,
  home,
  shift,
  approval,
  closing,
  scanning,
  selling,
  payment,
  queue,
  manager,
  signIns,
  palette,
  webhooks,
};
