import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { circles, consoleImports, type Imports, importsOf } from './imports';

/** The folders of src/, from the ground up: a file imports files of its own room and of rooms above it in this list. */
const ROOMS = [
  'protocol',
  'words',
  'core',
  'sync',
  'ui',
  'shop',
  'approval',
  'orders',
  'claims',
  'cashier/order',
  'cashier/closing',
  'cashier/shift',
  'cashier/payment',
  'cashier/selling',
  'cashier/cart',
  'cashier/claimed',
  'cashier/queue',
  'cashier/home',
  'cashier/signin',
  'manager',
  'manager/board',
  'manager/signIns',
  'manager/webhooks',
  'app',
  'main.tsx',
] as const;
/** No rooms of their own: what starts the console, and what several of the manager's rooms compose their styles from. */
const ROOMLESS = ['main.tsx', 'manager'];
/** Rooms that know nothing of each other, wherever they stand in the list. */
const APART = [
  ['words/', 'core/'],
  ['cashier/', 'manager/'],
  ['manager/board/', 'manager/signIns/'],
  ['manager/board/', 'manager/webhooks/'],
  ['manager/signIns/', 'manager/webhooks/'],
] as const;

/** Imports that point up all the same. This list may only shrink. */
const UPWARD: string[] = [];

const isIn = (room: string, path: string) => path === room || path.startsWith(`${room}/`);
/** The room of a file, the innermost that is listed; -1: nobody placed it. */
const roomOf = (path: string) => ROOMS.findLastIndex((room) => isIn(room, path));

function wrongImports(imports: Imports): string[] {
  const wrong: string[] = [];
  for (const [from, targets] of imports)
    for (const to of targets) {
      const apart = APART.some(
        ([one, other]) =>
          (from.startsWith(one) && to.startsWith(other)) || (from.startsWith(other) && to.startsWith(one)),
      );
      if (apart || roomOf(to) > roomOf(from)) wrong.push(`${from} -> ${to}`);
    }
  return wrong;
}

const imports = consoleImports();

test('every file of the console stands in a room that the list names', () => {
  expect([...imports.keys()].filter((path) => roomOf(path) === -1)).toEqual([]);
});

test('the map in ARCHITECTURE.md has these rooms, in this order', () => {
  const page = readFileSync(join(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8');
  const map = page.slice(page.indexOf('## The console'), page.indexOf('## A domain'));
  const named = [...map.matchAll(/^\| `([\w/]+)\/` \|/gm)].map((match) => match[1]);
  expect(named).toEqual(ROOMS.filter((room) => !ROOMLESS.includes(room)));
});

test('imports of the console point down, and the cashier and the manager know nothing of each other', () => {
  expect(wrongImports(imports).sort()).toEqual(UPWARD);
});

test('no files of the console import each other in a circle, types included', () => {
  expect(circles(imports)).toEqual([]);
});

test('an upward import, one from leaf to leaf and a circle are found', () => {
  const planted = importsOf([
    { path: 'sync/outbox.ts', text: "import type { Me } from '#/shop/identity';" },
    { path: 'shop/identity.ts', text: "import { feed } from '../sync/feed';" },
    { path: 'sync/feed.ts', text: "export const drop = () => import('./outbox');" },
    { path: 'manager/board/Row.tsx', text: "import { X } from '#/cashier/queue/X';" },
    { path: 'cashier/queue/X.tsx', text: "import classes from './X.module.css';" },
    { path: 'cashier/queue/X.module.css', text: '.x { composes: page from "../cart/Y.module.css"; }' },
    { path: 'cashier/cart/Y.module.css', text: '.page {}' },
    { path: 'cashier/cart/Y.tsx', text: "import { X } from '../queue/X';" },
  ]);
  expect(wrongImports(planted)).toEqual([
    'sync/outbox.ts -> shop/identity.ts',
    'manager/board/Row.tsx -> cashier/queue/X.tsx',
    'cashier/cart/Y.tsx -> cashier/queue/X.tsx',
  ]);
  expect(circles(planted)).toEqual([['sync/outbox.ts', 'shop/identity.ts', 'sync/feed.ts']]);
});
