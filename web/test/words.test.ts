import ts from 'typescript';
import { expect, test } from 'vitest';
import { en } from '#/words/en';
import { esPY } from '#/words/es-PY';
import { sources } from './console_sources';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, words] of flat(value, `${prefix}${key}.`)) all.set(inner, words);
  }
  return all;
}

const english = flat(en);
const spanish = flat(esPY);
const placeholders = (words: string) => [...words.matchAll(/{{\s*(\w+)\s*}}/g)].map((m) => m[1]).sort();

test('EV-7: both languages have words for the same keys, with the same places to fill in', () => {
  expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, words] of english) {
    expect(words.trim(), key).not.toBe('');
    expect(spanish.get(key)?.trim(), key).not.toBe('');
    expect(placeholders(spanish.get(key) ?? ''), key).toEqual(placeholders(words));
  }
});

/** Fixed by the checklist for the way into a shift (S0-12, S2-23 to S2-25, S4-13, S4-14); everywhere else it is a shift. */
const SAYS_SESSION = [
  'home.openSession',
  'shift.joined',
  'shift.failed',
  'shift.conflictTitle',
  'shift.conflictOwn',
  'shift.conflictOther',
  'shift.viewSession',
];

test('PRODUCT, words: what is open is a shift, *un turno*, and *pedido* is an order only', () => {
  const saying = (words: Map<string, string>, word: RegExp) =>
    [...words].filter(([, text]) => word.test(text)).map(([key]) => key);
  expect(saying(english, /\bsession/i).filter((key) => !SAYS_SESSION.includes(key))).toEqual([]);
  expect(saying(spanish, /sesi[oó]n/i)).toEqual(['shift.viewSession']);
  expect(spanish.get('queue.askedShort')).not.toMatch(/pedido/i);
  expect(spanish.get('queue.did_asked')).not.toMatch(/pedido/i);
});

test('EV-7: every key has a user', () => {
  const code = sources('.ts', '.tsx')
    .filter(({ path }) => !path.startsWith('words/'))
    .map(({ text }) => text)
    .join('\n');
  const unused = [...english.keys()].filter((key) => {
    const name = key.replace(/_(zero|one|other)$/, '');
    const composed = [/[^.]*$/, /[^_]*$/].map((end) => `\`${key.replace(end, '')}\${`);
    return !code.includes(`'${name}'`) && !composed.some((start) => code.includes(start));
  });
  expect(unused.join(' ')).toBe('');
});

const SPOKEN_ATTRIBUTES =
  /^(title|label|placeholder|alt|description|aria-label|aria-description|aria-valuetext)$/;
/** Letters that a person would read; signs such as · or ✓ are the same in every language. */
const WORDS = /\p{L}{2,}/u;

function untranslated(path: string, text: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && WORDS.test(node.text)) found.push(`${path}: ${node.text.trim()}`);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      const inner = node.expression;
      if (inner && ts.isStringLiteralLike(inner) && WORDS.test(inner.text))
        found.push(`${path}: ${inner.text}`);
    }
    if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.test(node.name.getText())) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value) && WORDS.test(value.text)) found.push(`${path}: ${value.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('EV-7: no words stand in the markup itself', () => {
  expect(sources('.tsx').flatMap(({ path, text }) => untranslated(path, text))).toEqual([]);
});

test('EV-7: the search for words in the markup finds them', () => {
  expect(untranslated('a.tsx', 'const a = <p title="Hello there">Pay {"now"} · 3</p>')).toHaveLength(3);
});

/** Where the time stands by itself, behind a sign. */
const TIME_ALONE = ['queue.locked', 'webhooks.nextTry'];

test('EV-7: a time of another day stands in no sentence as if it were an hour', () => {
  const calls = sources('.ts', '.tsx').flatMap(({ text }) => [
    ...text.matchAll(/\bt\('([\w.]+)'[^()]*\bsinceText\(/g),
  ]);
  expect(calls.map((call) => call[1]).filter((key) => !TIME_ALONE.includes(key ?? ''))).toEqual([]);
});
