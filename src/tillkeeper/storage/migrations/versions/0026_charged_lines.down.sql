ALTER TABLE transaction_lines RENAME COLUMN charged_minor TO net_minor;
ALTER TABLE order_lines RENAME COLUMN charged_minor TO net_minor;
