-- revision: a20000000002
-- down_revision: a10000000001
-- message: widen the title

-- upgrade
ALTER TABLE book ADD COLUMN long_title varchar(400);
ALTER TABLE book ALTER COLUMN title DROP NOT NULL;
UPDATE book SET title = NULL;
DELETE FROM review WHERE stars = 2;

-- downgrade
UPDATE book SET title = '?';
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
ALTER TABLE book DROP COLUMN long_title;
