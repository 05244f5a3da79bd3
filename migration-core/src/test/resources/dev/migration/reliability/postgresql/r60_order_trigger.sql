-- revision: r60
-- down_revision: r59
-- create_date: 2026-11-20T23:29:18Z
-- message: trigger of orders

-- upgrade
CREATE FUNCTION count_orders() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
	UPDATE counter SET n = n + 1 WHERE id = 2;
	RETURN NULL;
END;
$body$;
CREATE TRIGGER orders_count AFTER INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION count_orders();
UPDATE orders SET state = 'old' WHERE id <= 10;

-- downgrade
UPDATE orders SET state = 'new!' WHERE id <= 10;
DROP TRIGGER orders_count ON orders;
DROP FUNCTION count_orders();
