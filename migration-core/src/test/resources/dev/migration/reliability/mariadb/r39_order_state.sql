-- revision: r39
-- down_revision: r38
-- create_date: 2026-11-20T23:29:18Z
-- message: state of orders

-- upgrade
ALTER TABLE orders ADD COLUMN state varchar(10) NOT NULL DEFAULT 'new';
UPDATE counter SET n = n + 1 WHERE id = 1;
CREATE UNIQUE INDEX ix_orders_account ON orders (account_id, state);
UPDATE orders SET state = concat(state, '!');
INSERT INTO trace (note) VALUES ('r39');

-- downgrade
CREATE INDEX ix_orders_again ON orders (account_id);
DROP INDEX ix_orders_account ON orders;
ALTER TABLE orders DROP COLUMN state;
UPDATE counter SET n = n + 1 WHERE id = 1;
