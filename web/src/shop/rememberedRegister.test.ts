import { beforeEach, expect, test } from 'vitest';
import type { Business, Register } from '#/protocol/shapes';
import {
  forgetApprover,
  forgetRegister,
  rememberApprover,
  rememberedApprovers,
  rememberedPeople,
  rememberPerson,
  rememberRegister,
} from './rememberedRegister';

const person = (username: string) => ({ id: username, username, name: username.toUpperCase() });
const business = (id: string) => ({ id, name: id, timeZone: 'America/Asuncion' }) as Business;
const register = { id: 'r1', code: 'ASU-1', name: 'Caja 1' } as Register;
const names = () => rememberedApprovers().map(({ username }) => username);

beforeEach(() => {
  localStorage.clear();
  rememberRegister(business('espiga'), register);
});

test('the last approver is first, each once, and no more than three', () => {
  for (const username of ['a', 'b', 'c', 'a', 'd']) rememberApprover(person(username));
  expect(names()).toEqual(['d', 'a', 'c']);
  forgetApprover('a');
  expect(names()).toEqual(['d', 'c']);
});

test('who approved here is not offered at the sign-in', () => {
  rememberPerson(person('cashier'));
  rememberApprover(person('manager'));
  expect(rememberedPeople()).toEqual([{ username: 'cashier', name: 'CASHIER' }]);
});

test('EV-5: a device that moves to another shop knows nobody of the one before', () => {
  rememberPerson(person('cashier'));
  rememberApprover(person('manager'));
  rememberRegister(business('harbor'), register);
  expect([rememberedPeople(), rememberedApprovers()]).toEqual([[], []]);
  rememberApprover(person('manager'));
  forgetRegister();
  expect(rememberedApprovers()).toEqual([]);
});
