import { body, client } from '#/protocol/client';
import type { SignInPage, SignInShown } from '#/protocol/shapes';

/** As many as the server puts on one page. */
const PAGE = 200;

/** Every live sign-in of the business, the newest first. */
export async function fetchSignIns(): Promise<SignInShown[]> {
  const found: SignInShown[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } =
      cursor === null ? { limit: PAGE } : { limit: PAGE, cursor };
    const page: SignInPage = await body<SignInPage>(client.GET('/api/sign-ins', { params: { query } }));
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** @throws ProblemError sign-in-unknown */
export const endSignIn = (id: string) =>
  body<void>(client.DELETE('/api/sign-ins/{sign_in_id}', { params: { path: { sign_in_id: id } } }));
