package dev.migration.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;

import javax.sql.DataSource;

/**
 * A schema as text, straight from the catalogs: every object with every property and
 * name, columns in their order, and nothing that changes by itself (oids, numbers of
 * dropped columns, the values of sequences). Two schemas that nobody could tell apart
 * give the same bytes; compare within one major version only, because each prints a
 * little differently. Shares no code with what it is there to check.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CatalogDump {

	private static final List<String> QUERIES = List.of("""
			SELECT format('schema %%I owner %%I acl %%L comment %%L', n.nspname, pg_get_userbyid(n.nspowner), n.nspacl,
				obj_description(n.oid, 'pg_namespace'))
			FROM pg_namespace n WHERE n.oid = %1$s
			""", """
			SELECT format('extension %%I version %%L', e.extname, e.extversion)
			FROM pg_extension e WHERE e.extnamespace = %1$s ORDER BY e.extname
			""",
			"""
					SELECT format('type %%I kind %%s owner %%I acl %%L labels %%L base %%L default %%L not null %%s constraints %%L comment %%L',
						t.typname, t.typtype, pg_get_userbyid(t.typowner), t.typacl,
						ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder),
						format_type(nullif(t.typbasetype, 0), t.typtypmod), t.typdefault, t.typnotnull,
						ARRAY(SELECT format('%%I %%s', c.conname, pg_get_constraintdef(c.oid))
							FROM pg_constraint c WHERE c.contypid = t.oid ORDER BY c.conname),
						obj_description(t.oid, 'pg_type'))
					FROM pg_type t WHERE t.typnamespace = %1$s AND t.typtype IN ('e', 'd', 'r') ORDER BY t.typname
					""",
			"""
					SELECT format('relation %%I kind %%s persistence %%s owner %%I acl %%L method %%L options %%L of %%L inherits %%L partition %%L bound %%L row security %%s %%s replica identity %%s comment %%L',
						c.relname, c.relkind, c.relpersistence, pg_get_userbyid(c.relowner), c.relacl, am.amname, c.reloptions,
						nullif(c.reloftype, 0)::regtype,
						ARRAY(SELECT i.inhparent::regclass FROM pg_inherits i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno),
						CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END, pg_get_expr(c.relpartbound, c.oid),
						c.relrowsecurity, c.relforcerowsecurity, c.relreplident, obj_description(c.oid, 'pg_class'))
					FROM pg_class c LEFT JOIN pg_am am ON am.oid = c.relam
					WHERE c.relnamespace = %1$s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S') ORDER BY c.relname
					""",
			"""
					SELECT format('column %%I.%%I position %%s type %%s collation %%L not null %%s default %%L identity %%L generated %%L storage %%s compression %%L options %%L acl %%L comment %%L',
						c.relname, a.attname, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum),
						format_type(a.atttypid, a.atttypmod), nullif(a.attcollation, 0)::regcollation, a.attnotnull,
						pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attstorage, a.attcompression,
						a.attoptions, a.attacl, col_description(c.oid, a.attnum))
					FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
					LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
					WHERE c.relnamespace = %1$s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') ORDER BY c.relname, a.attnum
					""",
			"""
					SELECT format('constraint %%I on %%s kind %%s validated %%s definition %%s comment %%L', c.conname,
						c.conrelid::regclass, c.contype, c.convalidated, pg_get_constraintdef(c.oid),
						obj_description(c.oid, 'pg_constraint'))
					FROM pg_constraint c
					WHERE c.connamespace = %1$s AND c.conrelid <> 0 ORDER BY c.conrelid::regclass::text, c.conname
					""",
			"""
					SELECT format('index %%I on %%s valid %%s clustered %%s replica identity %%s definition %%s comment %%L',
						c.relname, i.indrelid::regclass, i.indisvalid, i.indisclustered, i.indisreplident,
						pg_get_indexdef(i.indexrelid), obj_description(c.oid, 'pg_class'))
					FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
					WHERE c.relnamespace = %1$s ORDER BY c.relname
					""",
			"""
					SELECT format('sequence %%I type %%s start %%s increment %%s minimum %%s maximum %%s cache %%s cycle %%s owned by %%L',
						c.relname, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
						s.seqcycle, (SELECT format('%%s.%%I %%s', d.refobjid::regclass, a.attname, d.deptype)
							FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
							WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')))
					FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
					WHERE c.relnamespace = %1$s ORDER BY c.relname
					""",
			"""
					SELECT format('view %%I definition %%s', c.relname, pg_get_viewdef(c.oid))
					FROM pg_class c WHERE c.relnamespace = %1$s AND c.relkind IN ('v', 'm') ORDER BY c.relname
					""",
			"""
					SELECT format('trigger %%I on %%s enabled %%s definition %%s', t.tgname, t.tgrelid::regclass, t.tgenabled,
						pg_get_triggerdef(t.oid))
					FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
					WHERE c.relnamespace = %1$s AND NOT t.tgisinternal ORDER BY c.relname, t.tgname
					""",
			"""
					SELECT format('policy %%I on %%s command %%s permissive %%s roles %%L using %%L check %%L', p.polname,
						p.polrelid::regclass, p.polcmd, p.polpermissive, p.polroles::regrole[],
						pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
					FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
					WHERE c.relnamespace = %1$s ORDER BY c.relname, p.polname
					""",
			"""
					SELECT format('statistics %%I definition %%s', s.stxname, pg_get_statisticsobjdef(s.oid))
					FROM pg_statistic_ext s WHERE s.stxnamespace = %1$s ORDER BY s.stxname
					""",
			"""
					SELECT format('function %%s owner %%I acl %%L definition %%s comment %%L', p.oid::regprocedure,
						pg_get_userbyid(p.proowner), p.proacl,
						CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END, obj_description(p.oid, 'pg_proc'))
					FROM pg_proc p WHERE p.pronamespace = %1$s ORDER BY p.oid::regprocedure::text
					""");

	private static final String NAMESPACE = "(SELECT x.oid FROM pg_namespace x WHERE x.nspname = ?)";

	private CatalogDump() {
	}

	/**
	 * Dump a schema.
	 * @param dataSource the database
	 * @param schema the schema
	 * @return one object or column per line, in a fixed order; empty for a schema that
	 * does not exist
	 */
	public static String of(DataSource dataSource, String schema) {
		try (Connection connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			StringJoiner lines = new StringJoiner("\n");
			// Without a path every name in an expression is qualified
			read(connection, "SELECT set_config('search_path', ?, true)", "", new StringJoiner(""));
			for (String query : QUERIES) {
				read(connection, query.formatted(NAMESPACE), schema, lines);
			}
			connection.rollback();
			return lines.toString();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Schema '%s' could not be dumped".formatted(schema), ex);
		}
	}

	private static void read(Connection connection, String sql, String parameter, StringJoiner lines)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, parameter);
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					lines.add(row.getString(1));
				}
			}
		}
	}

}
