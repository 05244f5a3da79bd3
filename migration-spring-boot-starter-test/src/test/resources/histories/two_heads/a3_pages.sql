-- revision: a30000000003
-- down_revision: a10000000001
-- message: count the pages

-- upgrade
ALTER TABLE book ADD COLUMN pages integer;

-- downgrade
ALTER TABLE book DROP COLUMN pages;
