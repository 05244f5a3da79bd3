package dev.migration.dialect;

import dev.migration.schema.ObjectKind;

/**
 * What PostgreSQL keeps of a view, routine or trigger beside its definition, as the
 * statements that give it back. One query is for both who reads an object and who
 * replaces it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PostgreSqlObjectProperties {

	private static final String VIEW = """
			WITH target AS (
			    SELECT c.oid, c.relacl AS acl, c.relowner AS role, c.reloptions AS options, c.reltablespace AS space,
			        format('%I.%I', n.nspname, c.relname) AS name,
			        CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END AS kind
			    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {condition})
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
			JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_rewrite'::regclass""";

	private static final String ROUTINE = """
			WITH target AS (
			    SELECT p.oid, p.proacl AS acl, p.proowner AS role, CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END
			        || format(' %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS name
			    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {condition})
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
			FROM target t WHERE obj_description(t.oid, 'pg_proc') IS NOT NULL""";

	private static final String TRIGGER = """
			WITH target AS (
			    SELECT g.oid, g.tgname AS name, g.tgenabled AS state, format('%I.%I', n.nspname, c.relname) AS owner
			    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			    WHERE {condition})
			SELECT 3 AS rank, t.oid, NULL::text AS option, NULL::text AS col, format('ALTER TABLE %s %s TRIGGER %I', t.owner,
			    CASE t.state WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, t.name) AS statement
			FROM target t WHERE t.state <> 'O'
			UNION ALL SELECT 6, t.oid, NULL, NULL, format('COMMENT ON TRIGGER %I ON %s IS %L', t.name, t.owner,
			    obj_description(t.oid, 'pg_trigger'))
			FROM target t WHERE obj_description(t.oid, 'pg_trigger') IS NOT NULL""";

	private PostgreSqlObjectProperties() {
	}

	/**
	 * Return the query of the properties of an object.
	 * @param kind the kind of the object
	 * @param condition which one: of {@code pg_class c}, {@code pg_proc p} or
	 * {@code pg_trigger g} on {@code pg_class c}, each in {@code pg_namespace n}
	 * @return a query of {@code rank} (the order), {@code oid}, {@code option} (the name
	 * of an option, which is a part of the definition, otherwise null), {@code col} (the
	 * column that it needs or null) and {@code statement}
	 */
	public static String query(ObjectKind kind, String condition) {
		String query = (kind == ObjectKind.TRIGGER) ? TRIGGER : kind.isRoutine() ? ROUTINE : VIEW;
		return query.replace("{condition}", condition);
	}

}
