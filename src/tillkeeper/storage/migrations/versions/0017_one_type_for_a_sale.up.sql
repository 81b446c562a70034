-- A sale out of the queue was order.paid, one of a cart transaction.completed. Every sale is the latter now.
UPDATE webhooks w
SET event_types = ARRAY(
    SELECT DISTINCT CASE wanted WHEN 'order.paid' THEN 'transaction.completed' ELSE wanted END
    FROM unnest(w.event_types) AS wanted ORDER BY 1)
WHERE 'order.paid' = ANY (w.event_types);
