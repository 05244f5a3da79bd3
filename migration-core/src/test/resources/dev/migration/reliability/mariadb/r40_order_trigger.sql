-- revision: r40
-- down_revision: r39
-- create_date: 2026-11-20T23:29:18Z
-- message: trigger of orders

-- upgrade
DELIMITER //
CREATE TRIGGER orders_count AFTER UPDATE ON orders FOR EACH ROW
BEGIN
	UPDATE counter SET n = n + 1 WHERE id = 2;
END//
DELIMITER ;
UPDATE orders SET state = 'old' WHERE id <= 10;

-- downgrade
UPDATE orders SET state = 'new!' WHERE id <= 10;
DROP TRIGGER orders_count;
