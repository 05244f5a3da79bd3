-- revision: a20000000002
-- down_revision: a10000000001
-- message: add the subtitle

-- upgrade
ALTER TABLE book ADD COLUMN subtitle varchar(200);
