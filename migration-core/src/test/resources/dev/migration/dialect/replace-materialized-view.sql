DO $migration$
DECLARE
    definition CONSTANT text := $definition$MATERIALIZED VIEW v AS
SELECT a, b FROM t$definition$;
    kept CONSTANT jsonb := (SELECT jsonb_agg(f ORDER BY f.rank, f.statement) FROM (
WITH target AS (
    SELECT c.oid, c.relacl AS acl, c.relowner AS role, c.reloptions AS options, c.reltablespace AS space,
        format('%I.%I', n.nspname, c.relname) AS name,
        CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END AS kind
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relname = 'v' AND c.relkind = 'm')
SELECT 1 AS rank, t.oid, split_part(o, '=', 1) AS option, NULL::text AS col, format('ALTER %s %s SET (%s = %L)',
    t.kind, t.name, split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)) AS statement
FROM target t, unnest(t.options) o
UNION ALL SELECT 2, t.oid, NULL, NULL, format('ALTER %s %s SET TABLESPACE %I', t.kind, t.name, s.spcname)
FROM target t JOIN pg_tablespace s ON s.oid = t.space
UNION ALL SELECT 3, t.oid, NULL, NULL, format('ALTER %s %s OWNER TO %s', t.kind, t.name, t.role::regrole)
FROM target t
UNION ALL SELECT 4, t.oid, NULL, NULL, format('REVOKE ALL ON %s FROM PUBLIC, %s', t.name, t.role::regrole)
FROM target t WHERE t.acl IS NOT NULL
UNION ALL SELECT 5, t.oid, NULL, NULL, format('GRANT %s ON %s TO %s%s', a.privilege_type, t.name,
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
    CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
FROM target t, aclexplode(t.acl) a
UNION ALL SELECT 5, t.oid, NULL, c.attname, format('GRANT %s (%I) ON %s TO %s%s', a.privilege_type, c.attname,
    t.name, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
    CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
FROM target t JOIN pg_attribute c ON c.attrelid = t.oid, aclexplode(c.attacl) a
UNION ALL SELECT 6, t.oid, NULL, a.attname, CASE d.objsubid
    WHEN 0 THEN format('COMMENT ON %s %s IS %L', t.kind, t.name, d.description)
    ELSE format('COMMENT ON COLUMN %s.%I IS %L', t.name, a.attname, d.description) END
FROM target t JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_class'::regclass
LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.objsubid AND d.objsubid > 0
UNION ALL SELECT 6, t.oid, NULL, a.attname, format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', t.name,
    a.attname, pg_get_expr(d.adbin, d.adrelid))
FROM target t JOIN pg_attrdef d ON d.adrelid = t.oid
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.adnum
UNION ALL SELECT 6, t.oid, NULL, a.attname, format('ALTER MATERIALIZED VIEW %s ALTER COLUMN %I SET STATISTICS %s',
    t.name, a.attname, a.attstattarget)
FROM target t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attnum > 0 AND a.attstattarget >= 0
UNION ALL SELECT 7, t.oid, NULL, NULL, pg_get_indexdef(i.indexrelid)
FROM target t JOIN pg_index i ON i.indrelid = t.oid
UNION ALL SELECT 7, t.oid, NULL, NULL, pg_get_statisticsobjdef(s.oid)
FROM target t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
UNION ALL SELECT 7, t.oid, NULL, NULL, pg_get_triggerdef(g.oid)
FROM target t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
UNION ALL SELECT 7, t.oid, NULL, NULL, pg_get_ruledef(r.oid)
FROM target t JOIN pg_rewrite r ON r.ev_class = t.oid WHERE r.rulename <> '_RETURN'
UNION ALL SELECT 8, t.oid, NULL, NULL, format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', t.name, c.relname)
FROM target t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indisclustered
UNION ALL SELECT 8, t.oid, NULL, NULL, format('COMMENT ON INDEX %s IS %L', c.oid::regclass, d.description)
FROM target t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass
UNION ALL SELECT 8, t.oid, NULL, NULL, format('COMMENT ON TRIGGER %I ON %s IS %L', g.tgname, t.name, d.description)
FROM target t JOIN pg_trigger g ON g.tgrelid = t.oid
JOIN pg_description d ON d.objoid = g.oid AND d.classoid = 'pg_trigger'::regclass
UNION ALL SELECT 8, t.oid, NULL, NULL, format('COMMENT ON RULE %I ON %s IS %L', r.rulename, t.name, d.description)
FROM target t JOIN pg_rewrite r ON r.ev_class = t.oid
JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_rewrite'::regclass) f);
    part record;
    reason text;
BEGIN
    BEGIN
        DROP MATERIALIZED VIEW v;
    EXCEPTION WHEN dependent_objects_still_exist THEN
        GET STACKED DIAGNOSTICS reason = PG_EXCEPTION_DETAIL;
        RAISE EXCEPTION '% cannot be replaced where it is, and would have to be dropped with what needs it: %',
            'Materialized view v', reason
            USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Drop that first, and create it again after.';
    END;
    EXECUTE 'CREATE ' || definition;
    FOR part IN SELECT * FROM jsonb_to_recordset(kept) AS k (oid oid, rank integer, option text, col text, statement text)
        WHERE (k.option IS NULL OR NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        unnest(c.reloptions) o WHERE n.nspname = current_schema() AND c.relname = 'v' AND c.relkind = 'm' AND split_part(o, '=', 1) = k.option))
        AND (k.col IS NULL OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid WHERE n.nspname = current_schema() AND c.relname = 'v' AND c.relkind = 'm' AND a.attname = k.col AND NOT a.attisdropped)) LOOP
        BEGIN
            EXECUTE part.statement;
        EXCEPTION WHEN undefined_column OR undefined_function OR datatype_mismatch OR wrong_object_type THEN
            RAISE EXCEPTION '% cannot be replaced, since this no longer fits: % (%)', 'Materialized view v', part.statement, SQLERRM
                USING HINT = 'Drop that first.';
        END;
    END LOOP;
END
$migration$
