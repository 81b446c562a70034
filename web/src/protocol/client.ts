import createClient, { type Middleware } from 'openapi-fetch';
import { answered, notAnswered } from './connection';
import type { paths } from './generated';
import { newId } from './ids';
import { NoAnswerError, ProblemError } from './problem';
import type { Problem } from './shapes';

// Only in memory: a script from elsewhere that could read storage must not find it.
let csrfToken: string | null = null;
let language = 'en';

export const rememberCsrfToken = (token: string | null) => {
  csrfToken = token;
};
let credentialGone: () => void = () => undefined;
/** What to do when the server no longer knows this sign-in. */
export const whenCredentialGone = (act: () => void) => {
  credentialGone = act;
};
export const speak = (code: string) => {
  language = code;
};

/** A fresh key for one intention of the user. Keep it while that intention is sent again. */
export const newKey = () => newId();

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    if (request.method !== 'GET' && csrfToken !== null) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
};

async function fetchHonestly(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    answered();
    return response;
  } catch (reason) {
    notAnswered();
    throw new NoAnswerError('The server did not answer', { cause: reason });
  }
}

export const client = createClient<paths>({ baseUrl: '/', fetch: fetchHonestly });
client.use(headers);

type Answer<T> = { data?: T; error?: unknown; response: Response };

/**
 * The body of an answer that is a yes; every no is thrown.
 * @throws ProblemError when the server refused, NoAnswerError when it said nothing that can be read.
 */
export async function body<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  if (isProblemDocument(error)) {
    if (error.code === 'credential-invalid' || error.code === 'credential-missing') credentialGone();
    throw new ProblemError(error);
  }
  notAnswered();
  throw new NoAnswerError(`The server answered ${response.status} without saying why`);
}

function isProblemDocument(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}
