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
                pg_get_constraintdef(c.oid)) AS restore_it
        FROM pg_constraint c WHERE c.contype IN ('c', 'x') AND c.conislocal AND EXISTS (
            SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
            AND a.atttypid = ANY (types))
        UNION ALL SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND NOT c.relispartition
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid) AND EXISTS (
            SELECT FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refobjid = i.indrelid
            AND a.atttypid = ANY (types)) LOOP
        drops := drops || used.drop_it;
        restores := restores || used.restore_it;
    END LOOP;
    FOREACH change IN ARRAY drops LOOP
        EXECUTE change;
    END LOOP;
    EXECUTE format('ALTER TYPE %s RENAME TO migration_old_enum', name);
    EXECUTE format('CREATE TYPE %s AS ENUM (%s)', name, kept);
    IF remark IS NOT NULL THEN
        EXECUTE format('COMMENT ON TYPE %s IS %L', name, remark);
    END IF;
    FOREACH change IN ARRAY changes || restores LOOP
        EXECUTE change;
    END LOOP;
    EXECUTE format('DROP TYPE %s', enum_type);
END
$migration$
