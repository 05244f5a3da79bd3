DO $migration$
DECLARE
    composite CONSTANT oid := 'address'::regtype;
    replaced CONSTANT oid[] := (WITH RECURSIVE family (oid, depth) AS (SELECT composite, 0
        UNION ALL SELECT c.reltype, f.depth + 1 FROM family f JOIN pg_type t ON t.oid = f.oid
        JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'c')
        SELECT array_agg(m.oid ORDER BY m.depth, m.oid) FROM (SELECT oid, max(depth) AS depth FROM family GROUP BY oid) m);
    types CONSTANT oid[] := replaced || ARRAY(SELECT typarray FROM pg_type WHERE oid = ANY (replaced));
    convert CONSTANT text := (SELECT format('%I.migration_converted', n.nspname)
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = composite);
    others CONSTANT text := (SELECT string_agg(DISTINCT CASE
            WHEN d.classid = 'pg_rewrite'::regclass THEN pg_describe_object('pg_class'::regclass, r.ev_class, 0)
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
        AND (c.relkind IS NULL OR c.relkind NOT IN ('r', 'p', 'i', 'I', 'c'))
        AND (k.conrelid IS NULL OR k.conrelid = 0)
        AND (f.attrelid IS NULL OR f.attgenerated <> '' OR NOT f.atttypid = ANY (types)));
    part record;
    drops text[] := '{}';
    renames text[] := '{}';
    creations text[] := '{}';
    conversions text[] := '{}';
    changes text[] := '{}';
    restores text[] := '{}';
    ends text[] := '{}';
    change text;
BEGIN
    IF others IS NOT NULL THEN
        RAISE EXCEPTION 'Composite type % is used by %, which cannot be changed to another type', composite::regtype, others
            USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Drop that first, and create it again after.';
    END IF;
    FOR part IN SELECT a.attrelid::regclass AS owner, a.attname, a.attinhcount, format_type(a.atttypid, NULL) AS name,
            pg_get_expr(d.adbin, d.adrelid) AS preset
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.atttypid = ANY (types) AND c.relkind IN ('r', 'p') ORDER BY a.attrelid, a.attnum LOOP
        IF part.preset IS NOT NULL THEN
            drops := drops || format('ALTER TABLE ONLY %s ALTER COLUMN %I DROP DEFAULT', part.owner, part.attname);
            restores := restores || format('ALTER TABLE ONLY %s ALTER COLUMN %I SET DEFAULT %s',
                part.owner, part.attname, part.preset);
        END IF;
        IF part.attinhcount = 0 THEN
            changes := changes || format('ALTER TABLE %s ALTER COLUMN %I TYPE %s USING %s(%2$I)',
                part.owner, part.attname, part.name, convert);
        END IF;
    END LOOP;
    FOR part IN SELECT n.nspname, t.typname, t.typowner, t.typacl, t.typrelid, t.oid, i.position,
            format('%I.migration_old_%s', n.nspname, i.position) AS old_name, format('%I.%I', n.nspname, t.typname) AS name,
            (SELECT string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attcollation <> at.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END),
                ', ' ORDER BY a.attnum) FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
                WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes,
            (SELECT string_agg(format(CASE WHEN a.atttypid = ANY (types) THEN 'new_value.%1$I := %2$s(old_value.%1$I); '
                ELSE 'new_value.%1$I := old_value.%1$I; ' END, a.attname, convert), '' ORDER BY a.attnum)
                FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS assignments
        FROM unnest(replaced) WITH ORDINALITY i (oid, position) JOIN pg_type t ON t.oid = i.oid
        JOIN pg_namespace n ON n.oid = t.typnamespace ORDER BY i.position LOOP
        renames := renames || format('ALTER TYPE %s RENAME TO migration_old_%s', part.name, part.position);
        creations := creations || format('CREATE TYPE %s AS (%s)', part.name,
                CASE WHEN part.oid = composite THEN '"Zip" varchar(10), city varchar(255)' ELSE part.attributes END)
            || format('ALTER TYPE %s OWNER TO %s', part.name, part.typowner::regrole);
        IF part.typacl IS NOT NULL THEN
            creations := creations || format('REVOKE ALL ON TYPE %s FROM PUBLIC, %s', part.name, part.typowner::regrole)
                || ARRAY(SELECT format('GRANT USAGE ON TYPE %s TO %s%s', part.name,
                CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
                CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) FROM aclexplode(part.typacl));
        END IF;
        creations := creations || format('COMMENT ON TYPE %s IS %L', part.name, obj_description(part.oid, 'pg_type'));
        IF part.oid <> composite THEN
            creations := creations || ARRAY(SELECT format('COMMENT ON COLUMN %s.%I IS %L', part.name, a.attname,
                col_description(a.attrelid, a.attnum)) FROM pg_attribute a
                WHERE a.attrelid = part.typrelid AND a.attnum > 0 AND NOT a.attisdropped);
        END IF;
        conversions := conversions || format('CREATE FUNCTION %s(old_value %s) RETURNS %s LANGUAGE plpgsql STRICT AS %L',
                convert, part.old_name, part.name, format('DECLARE new_value %s; BEGIN ', part.name)
                || CASE WHEN part.oid = composite THEN 'new_value."Zip" := old_value."Zip"; new_value.city := old_value.city; ' ELSE part.assignments END
                || 'RETURN new_value; END')
            || format('CREATE FUNCTION %s(old_values %s[]) RETURNS %s[] LANGUAGE sql STRICT AS %L',
                convert, part.old_name, part.name, format('SELECT coalesce(array_agg(%s(old_values[i]) ORDER BY i), ''{}'')'
                || ' FROM generate_subscripts(old_values, 1) i', convert));
        ends := ARRAY[format('DROP FUNCTION %s(%s), %1$s(%2$s[])', convert, part.old_name)] || ends
            || format('DROP TYPE %s', part.old_name);
    END LOOP;
    FOREACH change IN ARRAY drops || renames || creations || conversions || changes || restores LOOP
        EXECUTE change;
    END LOOP;
    FOR i IN 1 .. cardinality(replaced) LOOP
        EXECUTE ends[i];
    END LOOP;
    FOR i IN REVERSE 2 * cardinality(replaced) .. cardinality(replaced) + 1 LOOP
        EXECUTE ends[i];
    END LOOP;
END
$migration$
