package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Sequences from the catalog. Those of identity columns are part of the column, those of
 * serial columns come and go with theirs, unless the scope names them.
 */
final class SequenceRows {

	private static final String SQL = """
			SELECT n.nspname, c.relname, pg_catalog.format_type(s.seqtypid, NULL) AS seqtype,
				s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, EXISTS (
					SELECT FROM pg_catalog.pg_depend o
					WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
					AND o.objid = c.oid AND o.deptype = 'a' AND o.refobjsubid > 0
					AND o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass) AS serial
			FROM pg_catalog.pg_sequence s
			JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = ANY (?)
			AND c.relpersistence <> 't'
			AND NOT EXISTS (
				SELECT FROM pg_catalog.pg_depend d
				WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND d.objid = c.oid
				AND (d.deptype = 'e' OR (d.deptype = 'i'
					AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0)))
			""";

	private SequenceRows() {
	}

	static List<Sequence> read(Catalog catalog, SchemaScope scope, Dialect dialect) throws SQLException {
		List<Sequence> sequences = new ArrayList<>();
		catalog.query(SQL, (row) -> {
			QualifiedName name = scope.name(row.getString("nspname"), row.getString("relname"));
			if (scope.includes(name) && (!row.getBoolean("serial") || scope.includesSerial(name))) {
				sequences.add(new Sequence(name, dialect.parseType(row.getString("seqtype")), options(row)));
			}
		});
		return sequences;
	}

	static SequenceOptions options(ResultSet row) throws SQLException {
		long increment = row.getLong("seqincrement");
		long lowest = lowest(row.getString("seqtype"));
		long defaultMinimum = (increment > 0) ? 1 : lowest;
		long defaultMaximum = (increment > 0) ? -(lowest + 1) : -1;
		return new SequenceOptions(row.getLong("seqstart"), increment,
				unlessDefault(row.getLong("seqmin"), defaultMinimum),
				unlessDefault(row.getLong("seqmax"), defaultMaximum), row.getLong("seqcache"),
				row.getBoolean("seqcycle"));
	}

	private static long lowest(String type) {
		return switch (type) {
			case "smallint" -> Short.MIN_VALUE;
			case "integer" -> Integer.MIN_VALUE;
			default -> Long.MIN_VALUE;
		};
	}

	private static @Nullable Long unlessDefault(long value, long defaultValue) {
		return (value != defaultValue) ? value : null;
	}

}
