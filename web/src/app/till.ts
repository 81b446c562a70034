import type { Business, Person, Register } from '#/protocol/shapes';

/** What this device knows of itself before anybody signs in: where it stands, and who worked here before. */
export type Till = {
  registerId: string;
  registerCode: string;
  registerName: string;
  businessId: string;
  businessName: string;
  timeZone: string;
};
export type Regular = { username: string; name: string };

const TILL = 'tillkeeper.till';
const PEOPLE = 'tillkeeper.people';
/** Two rows of tiles on the smallest screen; whoever comes more rarely types a name. */
const MOST_PEOPLE = 8;

function read<T>(key: string): T | null {
  const text = localStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as T);
}

export const rememberedTill = (): Till | null => read<Till>(TILL);

export function rememberTill(business: Business, register: Register): void {
  const till: Till = {
    registerId: register.id,
    registerCode: register.code,
    registerName: register.name,
    businessId: business.id,
    businessName: business.name,
    timeZone: business.timeZone,
  };
  if (rememberedTill()?.businessId !== business.id) localStorage.removeItem(PEOPLE);
  localStorage.setItem(TILL, JSON.stringify(till));
}

export function forgetTill(): void {
  localStorage.removeItem(TILL);
  localStorage.removeItem(PEOPLE);
}

export const rememberedPeople = (): Regular[] => read<Regular[]>(PEOPLE) ?? [];

export function rememberPerson({ username, name }: Person): void {
  const others = rememberedPeople().filter((person) => person.username !== username);
  localStorage.setItem(PEOPLE, JSON.stringify([{ username, name }, ...others].slice(0, MOST_PEOPLE)));
}

export function forgetPerson(username: string): void {
  const others = rememberedPeople().filter((person) => person.username !== username);
  localStorage.setItem(PEOPLE, JSON.stringify(others));
}
