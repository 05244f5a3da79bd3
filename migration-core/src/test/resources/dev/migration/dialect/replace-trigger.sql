DO $migration$
DECLARE
    definition CONSTANT text := $definition$TRIGGER tr AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()$definition$;
    kept CONSTANT jsonb := (SELECT jsonb_agg(f ORDER BY f.rank, f.statement) FROM (
WITH target AS (
    SELECT g.oid, g.tgname AS name, g.tgenabled AS state, format('%I.%I', n.nspname, c.relname) AS owner
    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relname = 't' AND g.tgname = 'tr' AND NOT g.tgisinternal)
SELECT 3 AS rank, t.oid, NULL::text AS option, NULL::text AS col, format('ALTER TABLE %s %s TRIGGER %I', t.owner,
    CASE t.state WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, t.name) AS statement
FROM target t WHERE t.state <> 'O'
UNION ALL SELECT 6, t.oid, NULL, NULL, format('COMMENT ON TRIGGER %I ON %s IS %L', t.name, t.owner,
    obj_description(t.oid, 'pg_trigger'))
FROM target t WHERE obj_description(t.oid, 'pg_trigger') IS NOT NULL) f);
    part record;
    reason text;
BEGIN
    EXECUTE 'CREATE OR REPLACE ' || definition;
    FOR part IN SELECT * FROM jsonb_to_recordset(kept) AS k (oid oid, rank integer, option text, col text, statement text) LOOP
        BEGIN
            EXECUTE part.statement;
        EXCEPTION WHEN undefined_column OR undefined_function OR datatype_mismatch OR wrong_object_type THEN
            RAISE EXCEPTION '% cannot be replaced, since this no longer fits: % (%)', 'Trigger tr on t', part.statement, SQLERRM
                USING HINT = 'Drop that first.';
        END;
    END LOOP;
END
$migration$
