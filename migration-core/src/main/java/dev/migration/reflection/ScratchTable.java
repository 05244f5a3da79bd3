package dev.migration.reflection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table with the columns of one table and the probes on it. It bears the name
 * of that table, which a condition may use. The defaults of all tables share some without
 * columns.
 *
 * @param name the name as SQL
 * @param columns the columns that expressions may name
 * @param probes the statements by the position of their probe, to ask one by one
 * @param clauses those that can be asked with the table
 * @param indexes the statements of the others
 * @param dialect the dialect
 */
record ScratchTable(String name, List<Column> columns, Map<Integer, String> probes, List<String> clauses,
		List<String> indexes, Dialect dialect) {

	// PostgreSQL stops at 1600 columns
	private static final int MAXIMUM_DEFAULTS = 500;

	static List<ScratchTable> of(List<Probe> probes, String prefix, Disputes disputes, Dialect dialect) {
		Map<Group, List<Integer>> groups = new LinkedHashMap<>();
		for (int i = 0; i < probes.size(); i++) {
			QualifiedName table = probes.get(i).table();
			groups
				.computeIfAbsent(new Group(table, (table != null) ? 0 : i / MAXIMUM_DEFAULTS),
						(key) -> new ArrayList<>())
				.add(i);
		}
		Set<Name> names = new HashSet<>();
		List<ScratchTable> tables = new ArrayList<>();
		groups.forEach((group, positions) -> {
			QualifiedName table = group.table();
			// Two schemas may have tables of one name, the temporary schema may not
			boolean free = table != null && names.add(table.name());
			Name name = (table != null && free) ? table.name() : Name.of(prefix + "table_" + tables.size());
			tables.add(of("pg_temp." + dialect.quote(name), (table != null) ? disputes.columns(table) : List.of(),
					positions, probes, prefix, dialect));
		});
		return tables;
	}

	private static ScratchTable of(String name, List<Column> columns, List<Integer> positions, List<Probe> probes,
			String prefix, Dialect dialect) {
		Map<Integer, String> statements = new TreeMap<>();
		List<String> clauses = new ArrayList<>();
		List<String> indexes = new ArrayList<>();
		for (int position : positions) {
			Probe probe = probes.get(position);
			String statement = probe.statement(name, prefix + position, dialect);
			String clause = probe.clause(prefix + position, dialect);
			statements.put(position, statement);
			if (clause != null) {
				clauses.add(clause);
			}
			else {
				indexes.add(statement);
			}
		}
		return new ScratchTable(name, columns, statements, clauses, indexes, dialect);
	}

	/**
	 * Return all questions at once. A table is defined anew by each change, so one by one
	 * they take a time that grows with the square of their number.
	 */
	List<String> statements() {
		String create = create(Stream.concat(definitions(), this.clauses.stream()));
		return Stream.concat(Stream.of(create), this.indexes.stream()).toList();
	}

	String create() {
		return create(definitions());
	}

	String createWithoutColumns() {
		return create(Stream.empty());
	}

	private Stream<String> definitions() {
		return this.columns.stream().map(this::definition);
	}

	String add(Column column) {
		return "ALTER TABLE " + this.name + " ADD COLUMN " + definition(column);
	}

	private String create(Stream<String> definitions) {
		return definitions
			.collect(Collectors.joining(", ", "CREATE TEMPORARY TABLE " + this.name + " (", ") ON COMMIT DROP"));
	}

	private String definition(Column column) {
		return this.dialect.quote(column.name()) + " " + Probe.typeOf(column.type(), this.dialect);
	}

	/**
	 * Probes that can share a table.
	 */
	private record Group(@Nullable QualifiedName table, int part) {

	}

}
