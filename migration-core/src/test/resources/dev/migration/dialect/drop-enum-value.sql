DO $migration$
DECLARE
    enum_type CONSTANT regtype := 'mood';
    dropped CONSTANT text := 'sad';
    types CONSTANT oid[] := (SELECT ARRAY[oid, typarray] FROM pg_type WHERE oid = enum_type);
    name CONSTANT text := (SELECT format('%I.%I', n.nspname, t.typname)
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = enum_type);
    kept CONSTANT text := (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
        FROM pg_enum WHERE enumtypid = enum_type AND enumlabel <> dropped);
    remark CONSTANT text := obj_description(enum_type, 'pg_type');
    rights CONSTANT text[] := (SELECT ARRAY[format('ALTER TYPE %s OWNER TO %s', name, typowner::regrole)]
        || CASE WHEN typacl IS NULL THEN '{}' ELSE ARRAY[format('REVOKE ALL ON TYPE %s FROM PUBLIC, %s', name,
        typowner::regrole)] || ARRAY(SELECT format('GRANT USAGE ON TYPE %s TO %s%s', name,
        CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
        CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) FROM aclexplode(typacl)) END
        FROM pg_type WHERE oid = enum_type);
    others CONSTANT text := (SELECT string_agg(DISTINCT CASE
            WHEN d.classid = 'pg_rewrite'::regclass THEN pg_describe_object('pg_class'::regclass, r.ev_class, 0)
            WHEN d.classid = 'pg_class'::regclass THEN pg_describe_object(d.classid, d.objid, 0)
            WHEN f.attgenerated <> '' THEN pg_describe_object('pg_class'::regclass, f.attrelid, f.attnum)
            ELSE pg_describe_object(d.classid, d.objid, d.objsubid) END, ', ')
        FROM pg_depend d
        LEFT JOIN pg_attribute a ON d.refclassid = 'pg_class'::regclass AND a.attrelid = d.refobjid
            AND a.attnum = d.refobjsubid
        LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
        LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
        LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
        LEFT JOIN pg_attrdef e ON d.classid = 'pg_attrdef'::regclass AND e.oid = d.objid
        LEFT JOIN pg_attribute f ON f.attrelid = e.adrelid AND f.attnum = e.adnum
        WHERE d.deptype IN ('n', 'a')
        AND (d.refclassid = 'pg_type'::regclass AND d.refobjid = ANY (types) OR a.atttypid = ANY (types))
        AND d.classid NOT IN ('pg_statistic_ext'::regclass, 'pg_publication_rel'::regclass)
        AND (c.relkind IS NULL OR c.relkind NOT IN ('r', 'p', 'i', 'I'))
        AND (k.conrelid IS NULL OR k.conrelid = 0)
        AND (f.attrelid IS NULL OR f.attgenerated <> '' OR NOT f.atttypid = ANY (types)));
    used record;
    uses bigint;
    total bigint := 0;
    drops text[] := '{}';
    changes text[] := '{}';
    restores text[] := '{}';
    change text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum_type AND enumlabel = dropped) THEN
        RAISE EXCEPTION 'Enum type % has no value %; leave it out or name another',
            enum_type, quote_literal(dropped);
    END IF;
    IF others IS NOT NULL THEN
        RAISE EXCEPTION 'Enum type % is used by %, which cannot be changed to another type', enum_type, others
            USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Drop that first, and create it again after.';
    END IF;
    FOR used IN SELECT a.attrelid::regclass AS owner, a.attname, a.attinhcount,
            CASE WHEN a.atttypid = enum_type THEN '' ELSE '[]' END AS brackets,
            pg_get_expr(d.adbin, d.adrelid) AS preset
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.atttypid = ANY (types) AND c.relkind IN ('r', 'p') ORDER BY a.attrelid, a.attnum LOOP
        EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY ((ARRAY[]::text[] || %I::text%s))',
            used.owner, used.attname, used.brackets) INTO uses USING dropped;
        total := total + uses;
        IF used.preset IS NOT NULL THEN
            drops := drops || format('ALTER TABLE ONLY %s ALTER COLUMN %I DROP DEFAULT',
                used.owner, used.attname);
            restores := restores || format('ALTER TABLE ONLY %s ALTER COLUMN %I SET DEFAULT %s',
                used.owner, used.attname, used.preset);
        END IF;
        IF used.attinhcount = 0 THEN
            changes := changes || format('ALTER TABLE %s ALTER COLUMN %I TYPE %s%s USING %2$I::text%4$s::%3$s%4$s',
                used.owner, used.attname, name, used.brackets);
        END IF;
    END LOOP;
    IF total > 0 THEN
        RAISE EXCEPTION '% rows use value % of enum type %; change or delete them first',
            total, quote_literal(dropped), enum_type;
    END IF;
    FOR used IN SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS drop_it,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
                pg_get_constraintdef(c.oid)) AS restore_it,
            format('COMMENT ON CONSTRAINT %I ON %s IS %L', c.conname, c.conrelid::regclass,
                obj_description(c.oid, 'pg_constraint')) AS remark_it
        FROM pg_constraint c WHERE (c.contype IN ('c', 'x') AND c.conislocal OR c.contype = 'f' AND c.conparentid = 0)
        AND (EXISTS (SELECT FROM pg_attribute a WHERE a.atttypid = ANY (types)
                AND (a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                OR a.attrelid = c.confrelid AND a.attnum = ANY (c.confkey)))
            OR EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_constraint'::regclass AND d.objid = c.oid
                AND d.refclassid = 'pg_type'::regclass AND d.refobjid = ANY (types)))
        UNION ALL SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
            || CASE WHEN i.indisclustered THEN format('; ALTER TABLE %s CLUSTER ON %I', i.indrelid::regclass, c.relname)
                ELSE '' END,
            format('COMMENT ON INDEX %s IS %L', i.indexrelid::regclass, obj_description(c.oid, 'pg_class'))
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND NOT c.relispartition
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype <> 'f') AND EXISTS (
            SELECT FROM pg_depend d LEFT JOIN pg_attribute a ON d.refclassid = 'pg_class'::regclass
                AND a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND (a.atttypid = ANY (types)
            OR d.refclassid = 'pg_type'::regclass AND d.refobjid = ANY (types))) LOOP
        drops := drops || used.drop_it;
        restores := restores || used.restore_it || used.remark_it;
    END LOOP;
    FOREACH change IN ARRAY drops LOOP
        EXECUTE change;
    END LOOP;
    EXECUTE format('ALTER TYPE %s RENAME TO migration_old_enum', name);
    EXECUTE format('CREATE TYPE %s AS ENUM (%s)', name, kept);
    IF remark IS NOT NULL THEN
        EXECUTE format('COMMENT ON TYPE %s IS %L', name, remark);
    END IF;
    FOREACH change IN ARRAY rights || changes || restores LOOP
        EXECUTE change;
    END LOOP;
    EXECUTE format('DROP TYPE %s', enum_type);
END
$migration$
