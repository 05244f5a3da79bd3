package dev.migration.reflection;

/**
 * Queries for what {@link PostgreSqlReflection} passes over.
 */
final class PostgreSqlUnread {

	private static final String NOT_OF_EXTENSION = """
			NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
				WHERE e.classid = '%s'::pg_catalog.regclass AND e.objid = o.oid AND e.deptype IN ('e', 'i'))
			""";

	/**
	 * Objects: name, kind, name, word.
	 */
	static final String OBJECTS = """
			WITH home AS (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = ?),
			found AS (
				SELECT o.relname AS name,
					CASE o.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END AS kind
				FROM pg_catalog.pg_class o
				WHERE o.relnamespace = (SELECT h.oid FROM home h) AND o.relkind IN ('v', 'm', 'f') AND NOT o.relispartition AND %s
				UNION ALL
				SELECT o.typname,
					CASE o.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' ELSE 'base type' END
				FROM pg_catalog.pg_type o
				WHERE o.typnamespace = (SELECT h.oid FROM home h)
				AND (o.typtype IN ('d', 'r') OR (o.typtype = 'b' AND o.typcategory <> 'A')) AND %s
				UNION ALL
				SELECT DISTINCT o.proname,
					CASE o.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END
				FROM pg_catalog.pg_proc o
				WHERE o.pronamespace = (SELECT h.oid FROM home h) AND %s
				UNION ALL
				SELECT DISTINCT o.oprname, 'operator'
				FROM pg_catalog.pg_operator o
				WHERE o.oprnamespace = (SELECT h.oid FROM home h) AND %s
				UNION ALL
				SELECT DISTINCT o.collname, 'collation'
				FROM pg_catalog.pg_collation o
				WHERE o.collnamespace = (SELECT h.oid FROM home h) AND %s)
			SELECT f.name, f.kind, f.name, f.name
			FROM found f
			ORDER BY 2, 1
			"""
		.formatted(notOfExtension("pg_class"), notOfExtension("pg_type"), notOfExtension("pg_proc"),
				notOfExtension("pg_operator"), notOfExtension("pg_collation"));

	/**
	 * Parts of tables: table, no kind, what there is, word. Each kind is asked for once
	 * and not once per table.
	 */
	private static final String PARTS = """
			WITH c AS (
				SELECT c.*
				FROM pg_catalog.pg_class c
				JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition)
			SELECT c.relname, NULL, 'is unlogged', 'unlogged' FROM c WHERE c.relpersistence = 'u'
			UNION ALL
			SELECT c.relname, NULL, 'lies in the tablespace ''' || s.spcname || '''', 'tablespace'
			FROM c JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
			UNION ALL
			SELECT c.relname, NULL, 'has the storage parameters ''' || pg_catalog.array_to_string(c.reloptions, ', ') || '''',
				pg_catalog.split_part(c.reloptions[1], '=', 1)
			FROM c WHERE c.reloptions IS NOT NULL
			UNION ALL
			SELECT c.relname, NULL, 'is partitioned by ''' || pg_catalog.pg_get_partkeydef(c.oid) || ''''
				|| coalesce((SELECT ' into ' || CASE pg_catalog.count(*) WHEN 1 THEN '''' ELSE pg_catalog.count(*)
						|| ' partitions such as ''' END || pg_catalog.min(i.inhrelid::pg_catalog.regclass::text) || ''''
					FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid HAVING pg_catalog.count(*) > 0), ''),
				'partition'
			FROM c WHERE c.relkind = 'p'
			UNION ALL
			SELECT c.relname, NULL, 'inherits from ''' || i.inhparent::pg_catalog.regclass || '''', 'inherit'
			FROM c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid
			UNION ALL
			SELECT c.relname, NULL, 'has row level security', 'row level security' FROM c WHERE c.relrowsecurity
			UNION ALL
			SELECT c.relname, NULL, 'has the policy ''' || o.polname || '''', o.polname
			FROM c JOIN pg_catalog.pg_policy o ON o.polrelid = c.oid
			UNION ALL
			SELECT c.relname, NULL, 'has the rule ''' || w.rulename || '''', w.rulename
			FROM c JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid
			UNION ALL
			SELECT c.relname, NULL, 'has the trigger ''' || t.tgname || '''', t.tgname
			FROM c JOIN pg_catalog.pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
			UNION ALL
			SELECT c.relname, NULL, 'has the statistics ''' || x.stxname || '''', x.stxname
			FROM c JOIN pg_catalog.pg_statistic_ext x ON x.stxrelid = c.oid
			UNION ALL
			SELECT c.relname, NULL, p.text, p.word
			FROM c
			JOIN pg_catalog.pg_index i ON i.indrelid = c.oid
			JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
			LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = ic.reltablespace
			CROSS JOIN LATERAL (
				SELECT 'has the index ''' || ic.relname || ''', which is not valid', NULL
				WHERE NOT i.indisvalid AND c.relkind = 'r'
				UNION ALL
				SELECT 'has the index ''' || ic.relname || ''' with storage parameters '''
					|| pg_catalog.array_to_string(ic.reloptions, ', ') || '''', ic.relname
				WHERE ic.reloptions IS NOT NULL
				UNION ALL
				SELECT 'has the index ''' || ic.relname || ''' in the tablespace ''' || s.spcname || '''', ic.relname
				WHERE s.oid IS NOT NULL) p (text, word)
			WHERE NOT i.indisvalid OR ic.reloptions IS NOT NULL OR ic.reltablespace <> 0
			UNION ALL
			SELECT c.relname, NULL, 'has a storage of its own for the column ''' || a.attname || '''', 'storage'
			FROM c
			JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
			JOIN pg_catalog.pg_type y ON y.oid = a.atttypid AND a.attstorage <> y.typstorage
			%s
			ORDER BY 1, 3
			""";

	private static final String CONSTRAINTS = """
			UNION ALL
			SELECT c.relname, NULL, 'has the constraint ''' || k.conname || ''', which is not enforced', 'not enforced'
			FROM c JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND NOT k.conenforced
			UNION ALL
			SELECT c.relname, NULL, 'has the constraint ''' || k.conname || ''' without overlaps', k.conname
			FROM c JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.conperiod
			""";

	private static final int ENFORCED_SINCE = 18;

	private PostgreSqlUnread() {
	}

	/**
	 * Return the query for parts of tables.
	 * @param major the version of the server
	 */
	static String parts(int major) {
		return PARTS.formatted((major >= ENFORCED_SINCE) ? CONSTRAINTS : "");
	}

	private static String notOfExtension(String catalog) {
		return NOT_OF_EXTENSION.formatted("pg_catalog." + catalog);
	}

}
