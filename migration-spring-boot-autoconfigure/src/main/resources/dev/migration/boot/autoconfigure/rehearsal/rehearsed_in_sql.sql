-- revision: rehearsed_in_sql
-- create_date: 2026-11-22T10:00:00Z

-- upgrade
