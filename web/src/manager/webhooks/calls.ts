import { body, client } from '#/protocol/client';
import { isProblem } from '#/protocol/problem';
import type { Webhook, WebhookDelivery, WebhookDeliveryPage, WebhookSecret } from '#/protocol/shapes';

/** What is asked of the server about webhooks; every no is thrown (`body`). */

export type Target = { url: string; eventTypes: string[]; description: string };
export type Filter = 'all' | WebhookDelivery['status'];

/** As many as a screen and a half show. */
export const PAGE = 30;

const of = (webhook_id: string) => ({ path: { webhook_id } });
const under = (key: string) => ({ headers: { 'Idempotency-Key': key } });

export const fetchWebhooks = async () =>
  (await body<{ items: Webhook[] }>(client.GET('/api/webhooks', { params: {} }))).items;

export const fetchWebhook = (id: string) =>
  body<Webhook>(client.GET('/api/webhooks/{webhook_id}', { params: of(id) }));

export const fetchEventTypes = async () =>
  (await body<{ items: string[] }>(client.GET('/api/webhooks/event-types', { params: {} }))).items;

export const addWebhook = (target: Target, key: string) =>
  body<WebhookSecret>(client.POST('/api/webhooks', { params: {}, ...under(key), body: target }));

type Change = Partial<Target> & { active?: boolean; version: number };

/** @throws ProblemError version-stale, with the webhook as it is now in `current` */
export const changeWebhook = (id: string, change: Change, key: string) =>
  body<unknown>(client.PUT('/api/webhooks/{webhook_id}', { params: of(id), ...under(key), body: change }));

/** The webhook as somebody else left it meanwhile, when that is why a change was refused. */
export const currentOf = (error: unknown) =>
  isProblem(error, 'version-stale') ? (error.problem['current'] as Webhook) : null;

/** @throws ProblemError webhook-secret-still-replaced, with the time until which the one before signs */
export const rotateSecret = (id: string, overlapSeconds: number, key: string) =>
  body<WebhookSecret>(
    client.POST('/api/webhooks/{webhook_id}/rotate-secret', {
      params: of(id),
      ...under(key),
      body: { overlapSeconds },
    }),
  );

export const removeWebhook = (id: string, key: string) =>
  body<void>(client.DELETE('/api/webhooks/{webhook_id}', { params: of(id), ...under(key) }));

export const sendTest = (id: string, key: string) =>
  body<unknown>(client.POST('/api/webhooks/{webhook_id}/test', { params: of(id), ...under(key) }));

export const fetchDeliveries = (id: string, filter: Filter, cursor: string | null) =>
  body<WebhookDeliveryPage>(
    client.GET('/api/webhooks/{webhook_id}/deliveries', {
      params: {
        ...of(id),
        query: {
          limit: PAGE,
          ...(filter === 'all' ? {} : { status: filter }),
          ...(cursor === null ? {} : { cursor }),
        },
      },
    }),
  );

export const replay = ({ id, webhookId }: WebhookDelivery, key: string) =>
  body<unknown>(
    client.POST('/api/webhooks/{webhook_id}/deliveries/{delivery_id}/replay', {
      params: { path: { webhook_id: webhookId, delivery_id: id } },
      ...under(key),
    }),
  );

export const replayDead = (id: string, key: string) =>
  body<{ replayed: number }>(
    client.POST('/api/webhooks/{webhook_id}/deliveries/replay-dead', { params: of(id), ...under(key) }),
  );
