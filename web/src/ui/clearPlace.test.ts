import { expect, test } from 'vitest';
import { type Box, clearPlace, isClear } from './clearPlace';

const PHONE = { width: 390, height: 844 };
const NOTICE = { width: 374, height: 80 };
const bar: Box = { left: 16, top: 772, width: 358, height: 64 };
const pad: Box = { left: 16, top: 300, width: 358, height: 400 };

test('it lies at the bottom where nothing is there', () => {
  expect(clearPlace(NOTICE, PHONE, [])).toEqual({ left: 8, top: 756, ...NOTICE });
});

test('it lies above what is there, never over it, however many lie above one another', () => {
  expect(clearPlace(NOTICE, PHONE, [bar])?.top).toBe(688);
  expect(clearPlace(NOTICE, PHONE, [bar, pad])?.top).toBe(216);
});

test('beside a column that is full it lies on the other side', () => {
  const wide = { width: 1280, height: 800 };
  const left = { left: 0, top: 0, width: 600, height: 800 };
  expect(clearPlace(NOTICE, wide, [left])).toEqual({ left: 898, top: 712, ...NOTICE });
});

test('where there is no room there is no place', () => {
  expect(clearPlace(NOTICE, PHONE, [{ left: 0, top: 0, ...PHONE }])).toBeNull();
});

test('a size is read as a DOMRect has it, whose figures a spread does not find', () => {
  class Measured {
    get width() {
      return NOTICE.width;
    }
    get height() {
      return NOTICE.height;
    }
  }
  const place = clearPlace(new Measured(), PHONE, [bar, pad]);
  expect(place !== null && isClear(place, [bar, pad])).toBe(true);
  expect(place).toEqual({ left: 8, top: 216, ...NOTICE });
});
