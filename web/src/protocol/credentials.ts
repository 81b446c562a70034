/** How somebody proves who they are at this register; the console always asks for the cookie. */
export type SignIn =
  | { username: string; password: string; businessId?: string; registerId?: string; cookie: true }
  | { username: string; pin: string; registerId: string; cookie: true };

export type Denomination = { value: string; count: number };
export type Counted = { countedCash: string } | { denominations: Denomination[] };
/** Who permits it, by their PIN. */
export type Approval = { username: string; pin: string };
