package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Sums up what PostgreSQL keeps of the objects that a statement names. Most statements
 * never need it there, since they share a transaction with what is written down.
 */
final class PostgreSqlStateDigest implements StateDigest {

	/** What a row of a catalog has beside what changes by itself. */
	private static final String RELATIONS = """
			WITH relation AS (SELECT c.* FROM pg_catalog.pg_class c
			    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			    WHERE lower(c.relname) = ANY (?) AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast'))
			SELECT 'relation ' || (to_jsonb(r) - '{relpages,reltuples,relallvisible,relallfrozen,relfrozenxid,relminmxid,relhasindex,relhasrules,relhastriggers,relhassubclass}'::text[])::text
			FROM relation r
			UNION ALL SELECT 'column ' || concat_ws(' ', a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod,
			    a.attnotnull, a.attisdropped, a.attidentity, a.attgenerated, a.attstorage, a.attcollation, a.attacl,
			    a.attoptions, a.attstattarget, pg_catalog.pg_get_expr(d.adbin, d.adrelid))
			FROM pg_catalog.pg_attribute a JOIN relation r ON r.oid = a.attrelid
			    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			UNION ALL SELECT 'constraint ' || concat_ws(' ', k.oid, k.conname, k.conrelid, k.conindid, k.convalidated,
			    k.condeferrable, k.condeferred, pg_catalog.pg_get_constraintdef(k.oid))
			FROM pg_catalog.pg_constraint k JOIN relation r ON r.oid IN (k.conrelid, k.confrelid)
			UNION ALL SELECT 'index ' || concat_ws(' ', i.indexrelid, i.indisunique, i.indisprimary, i.indisclustered,
			    i.indisvalid, i.indisready, i.indislive, i.indisreplident, pg_catalog.pg_get_indexdef(i.indexrelid))
			FROM pg_catalog.pg_index i JOIN relation r ON r.oid IN (i.indexrelid, i.indrelid)
			UNION ALL SELECT 'view ' || r.oid || ' ' || pg_catalog.pg_get_viewdef(r.oid)
			FROM relation r WHERE r.relkind IN ('v', 'm')
			UNION ALL SELECT 'sequence ' || to_jsonb(s)::text
			FROM pg_catalog.pg_sequence s JOIN relation r ON r.oid = s.seqrelid
			UNION ALL SELECT 'parent ' || to_jsonb(h)::text
			FROM pg_catalog.pg_inherits h JOIN relation r ON r.oid IN (h.inhrelid, h.inhparent)
			UNION ALL SELECT 'trigger ' || concat_ws(' ', t.oid, t.tgenabled, pg_catalog.pg_get_triggerdef(t.oid))
			FROM pg_catalog.pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
			UNION ALL SELECT 'policy ' || to_jsonb(p)::text
			FROM pg_catalog.pg_policy p JOIN relation r ON r.oid = p.polrelid
			UNION ALL SELECT 'comment ' || concat_ws(' ', o.objoid, o.objsubid, o.description)
			FROM pg_catalog.pg_description o JOIN relation r ON r.oid = o.objoid
			""";

	private static final String OTHERS = """
			SELECT 'schema ' || to_jsonb(n)::text FROM pg_catalog.pg_namespace n WHERE lower(n.nspname) = ANY (?)
			UNION ALL SELECT 'type ' || concat_ws(' ', t.oid, t.typname, t.typowner, t.typtype, t.typbasetype,
			    t.typnotnull, t.typdefault, t.typacl,
			    ARRAY(SELECT e.enumlabel FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder),
			    ARRAY(SELECT pg_catalog.pg_get_constraintdef(k.oid) FROM pg_catalog.pg_constraint k
			        WHERE k.contypid = t.oid ORDER BY k.conname))
			FROM pg_catalog.pg_type t WHERE lower(t.typname) = ANY (?)
			UNION ALL SELECT 'routine ' || concat_ws(' ', p.oid, p.proname, p.proowner, p.proacl, p.prosrc, p.proconfig,
			    p.prosecdef, p.provolatile, p.proisstrict, p.proparallel)
			FROM pg_catalog.pg_proc p WHERE lower(p.proname) = ANY (?)
			UNION ALL SELECT 'database ' || concat_ws(' ', b.oid, b.datname, b.datdba, b.datallowconn, b.datconnlimit,
			    b.datacl)
			FROM pg_catalog.pg_database b WHERE lower(b.datname) = ANY (?)
			UNION ALL SELECT 'tablespace ' || to_jsonb(s)::text
			FROM pg_catalog.pg_tablespace s WHERE lower(s.spcname) = ANY (?)
			UNION ALL SELECT 'subscription ' || concat_ws(' ', s.oid, s.subname, s.subenabled)
			FROM pg_catalog.pg_subscription s WHERE lower(s.subname) = ANY (?)
			UNION ALL SELECT 'publication ' || to_jsonb(p)::text
			FROM pg_catalog.pg_publication p WHERE lower(p.pubname) = ANY (?)
			UNION ALL SELECT 'extension ' || concat_ws(' ', x.extname, x.extversion, x.extnamespace)
			FROM pg_catalog.pg_extension x WHERE lower(x.extname) = ANY (?)
			UNION ALL SELECT 'role ' || (to_jsonb(r) - 'rolpassword')::text
			FROM pg_catalog.pg_roles r WHERE lower(r.rolname) = ANY (?)
			""";

	private final Connection connection;

	private final String schema;

	PostgreSqlStateDigest(Connection connection, String schema) {
		this.connection = connection;
		this.schema = schema;
	}

	@Override
	public String of(String sql) {
		Set<String> words = StateSum.words(sql);
		StateSum sum = new StateSum();
		try {
			for (String query : List.of(RELATIONS, OTHERS)) {
				add(query, words, sum);
			}
			return sum.text(this.connection);
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private void add(String query, Set<String> words, StateSum sum) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(query)) {
			int parameters = statement.getParameterMetaData().getParameterCount();
			for (int i = 1; i <= parameters; i++) {
				statement.setArray(i, this.connection.createArrayOf("text", words.toArray()));
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					sum.add(rows.getString(1));
				}
			}
		}
	}

}
