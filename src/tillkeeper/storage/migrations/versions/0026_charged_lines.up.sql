-- Price by quantity less every discount, with tax where prices include it. The trade calls net what has no tax in it.
ALTER TABLE order_lines RENAME COLUMN net_minor TO charged_minor;
ALTER TABLE transaction_lines RENAME COLUMN net_minor TO charged_minor;
