/** The same keys with other words: a missing or surplus key in a translation does not compile. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
