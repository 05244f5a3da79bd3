-- revision: r38
-- down_revision: r37
-- create_date: 2026-11-20T23:29:18Z
-- message: orders

-- upgrade
CREATE TABLE orders (id bigint AUTO_INCREMENT PRIMARY KEY, account_id bigint, FOREIGN KEY (account_id) REFERENCES account (id)) COMMENT 'bought; or not';
INSERT INTO orders (id, account_id) SELECT id, id FROM account WHERE id <= 30;
UPDATE counter SET n = n + 1 WHERE id = 1;

-- downgrade
DROP TABLE orders;
UPDATE counter SET n = n + 1 WHERE id = 1;
