import type { Business, Person, Register } from '#/protocol/shapes';

/** What this device knows of itself before anybody signs in: where it stands, and who worked here before. */
export type RememberedRegister = {
  registerId: string;
  registerCode: string;
  registerName: string;
  businessId: string;
  businessName: string;
  timeZone: string;
};
export type RememberedPerson = { username: string; name: string };

const REGISTER = 'tillkeeper.till';
const PEOPLE = 'tillkeeper.people';
const APPROVERS = 'tillkeeper.approvers';
/** Two rows of tiles on the smallest screen; whoever comes more rarely types a name. */
const MOST_PEOPLE = 8;
/** One row of tiles beside *Other person*. */
const MOST_APPROVERS = 3;

function read<T>(key: string): T | null {
  const text = localStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as T);
}

export const rememberedRegister = (): RememberedRegister | null => read<RememberedRegister>(REGISTER);

export function rememberRegister(business: Business, register: Register): void {
  const remembered: RememberedRegister = {
    registerId: register.id,
    registerCode: register.code,
    registerName: register.name,
    businessId: business.id,
    businessName: business.name,
    timeZone: business.timeZone,
  };
  if (rememberedRegister()?.businessId !== business.id) forgetPeople();
  localStorage.setItem(REGISTER, JSON.stringify(remembered));
}

export function forgetRegister(): void {
  localStorage.removeItem(REGISTER);
  forgetPeople();
}

function forgetPeople(): void {
  localStorage.removeItem(PEOPLE);
  localStorage.removeItem(APPROVERS);
}

const others = (key: string, username: string) =>
  (read<RememberedPerson[]>(key) ?? []).filter((person) => person.username !== username);

function rememberIn(key: string, { username, name }: Person, most: number): void {
  localStorage.setItem(key, JSON.stringify([{ username, name }, ...others(key, username)].slice(0, most)));
}

export const rememberedPeople = (): RememberedPerson[] => read<RememberedPerson[]>(PEOPLE) ?? [];

export const rememberPerson = (person: Person): void => rememberIn(PEOPLE, person, MOST_PEOPLE);

/**
 * Who may approve and was here to do it, or signed in here: the last first. No more than this device saw by itself; the
 * server names its approvers to nobody, and has the last word on each.
 */
export const rememberedApprovers = (): RememberedPerson[] => read<RememberedPerson[]>(APPROVERS) ?? [];

export const rememberApprover = (person: Person): void => rememberIn(APPROVERS, person, MOST_APPROVERS);

export function forgetApprover(username: string): void {
  localStorage.setItem(APPROVERS, JSON.stringify(others(APPROVERS, username)));
}
