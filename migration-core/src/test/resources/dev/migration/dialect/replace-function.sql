DO $migration$
DECLARE
    definition CONSTANT text := $definition$FUNCTION f(x integer DEFAULT 1)
RETURNS text LANGUAGE sql AS $$ SELECT 'a' $$$definition$;
    kept CONSTANT jsonb := (SELECT jsonb_agg(f ORDER BY f.rank, f.statement) FROM (
WITH target AS (
    SELECT p.oid, p.proacl AS acl, p.proowner AS role, CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END
        || format(' %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = current_schema() AND p.proname = 'f' AND p.prokind IN ('f', 'w'))
SELECT 3 AS rank, t.oid, NULL::text AS option, NULL::text AS col,
    format('ALTER %s OWNER TO %s', t.name, t.role::regrole) AS statement
FROM target t
UNION ALL SELECT 4, t.oid, NULL, NULL, format('REVOKE ALL ON %s FROM PUBLIC, %s', t.name, t.role::regrole)
FROM target t WHERE t.acl IS NOT NULL
UNION ALL SELECT 5, t.oid, NULL, NULL, format('GRANT EXECUTE ON %s TO %s%s', t.name,
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
    CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
FROM target t, aclexplode(t.acl) a
UNION ALL SELECT 6, t.oid, NULL, NULL, format('COMMENT ON %s IS %L', t.name, obj_description(t.oid, 'pg_proc'))
FROM target t WHERE obj_description(t.oid, 'pg_proc') IS NOT NULL) f);
    part record;
    reason text;
BEGIN
    BEGIN
        EXECUTE 'CREATE OR REPLACE ' || definition;
        RETURN;
    EXCEPTION WHEN invalid_function_definition THEN
        NULL;
    END;
    BEGIN
        DROP FUNCTION f(x integer);
    EXCEPTION WHEN dependent_objects_still_exist THEN
        GET STACKED DIAGNOSTICS reason = PG_EXCEPTION_DETAIL;
        RAISE EXCEPTION '% cannot be replaced where it is, and would have to be dropped with what needs it: %',
            'Function f(x integer DEFAULT 1)', reason
            USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Drop that first, and create it again after.';
    END;
    EXECUTE 'CREATE ' || definition;
    FOR part IN SELECT * FROM jsonb_to_recordset(kept) AS k (oid oid, rank integer, option text, col text, statement text)
        WHERE NOT EXISTS (SELECT FROM pg_proc p WHERE p.oid = k.oid) LOOP
        BEGIN
            EXECUTE part.statement;
        EXCEPTION WHEN undefined_column OR undefined_function OR datatype_mismatch OR wrong_object_type THEN
            RAISE EXCEPTION '% cannot be replaced, since this no longer fits: % (%)', 'Function f(x integer DEFAULT 1)', part.statement, SQLERRM
                USING HINT = 'Drop that first.';
        END;
    END LOOP;
END
$migration$
