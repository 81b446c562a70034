-- The release before wrote order.paid for a sale out of the queue: whoever hears of sales hears of both.
UPDATE webhooks w SET event_types = w.event_types || 'order.paid'::text
WHERE 'transaction.completed' = ANY (w.event_types) AND 'order.paid' <> ALL (w.event_types);
