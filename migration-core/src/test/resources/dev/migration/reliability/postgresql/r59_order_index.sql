-- revision: r59
-- down_revision: r58
-- transactional: false
-- create_date: 2026-11-20T23:29:18Z
-- message: index of orders

-- upgrade
ALTER TABLE orders ADD COLUMN state varchar(10) NOT NULL DEFAULT 'new';
UPDATE counter SET n = n + 1 WHERE id = 1;
CREATE UNIQUE INDEX CONCURRENTLY ix_orders_account ON orders (account_id, state);
UPDATE orders SET state = state || '!';
INSERT INTO trace (note) VALUES ('r59');

-- downgrade
DROP INDEX CONCURRENTLY ix_orders_account;
ALTER TABLE orders DROP COLUMN state;
UPDATE counter SET n = n + 1 WHERE id = 1;
