// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generated } from '../tools/protocol';

test('the types are those of the committed HTTP contract; if not: npm run protocol', async () => {
  const written = readFileSync(join(import.meta.dirname, '../src/protocol/generated.ts'), 'utf8');
  expect(written === (await generated())).toBe(true);
});
