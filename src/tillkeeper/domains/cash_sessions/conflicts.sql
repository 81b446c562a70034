-- Open cash sessions that CS-1 or CS-2 forbids (CS-13): data from another system, or what came in while an index was off.
-- One row for each session of each conflict, the oldest of a conflict first. Reads only; run it on its own with psql:
--     psql "$DATABASE_URL" --file conflicts.sql
WITH open AS (
    SELECT s.business_id, s.id, s.number, s.register_id, s.cashier_id, s.opened_at,
           count(*) OVER (PARTITION BY s.business_id, s.register_id) AS on_register,
           count(*) OVER (PARTITION BY s.business_id, s.cashier_id) AS of_cashier
      FROM cash_sessions s WHERE s.status = 'open' AND NOT s.is_deleted
), conflicts AS (
    SELECT 'CS-1' AS rule, o.register_id AS about, o.* FROM open o WHERE o.on_register > 1
    UNION ALL
    SELECT 'CS-2', o.cashier_id, o.* FROM open o WHERE o.of_cashier > 1
)
SELECT c.rule, b.code AS business, r.code AS register, u.username AS cashier,
       c.id::text AS session_id, c.number, c.opened_at, c.about::text AS about
  FROM conflicts c
  JOIN businesses b ON b.business_id = c.business_id
  JOIN pos_registers r ON r.business_id = c.business_id AND r.id = c.register_id
  JOIN users u ON u.id = c.cashier_id
 ORDER BY c.rule, b.code, c.about, c.opened_at, c.id;
