package dev.migration.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.migration.schema.ForeignKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * Tables in an order in which each comes after those that it refers to, ties by name.
 * Where foreign keys form a cycle, the one that closes it is left out and named instead.
 */
final class TableOrder {

	private final Map<QualifiedName, Table> tables = new TreeMap<>();

	private final Map<QualifiedName, Set<QualifiedName>> references = new TreeMap<>();

	private final Set<QualifiedName> finished = new HashSet<>();

	private final Set<Edge> closing = new HashSet<>();

	TableOrder(List<Table> tables) {
		tables.forEach((table) -> this.tables.put(table.name(), table));
		tables.forEach((table) -> this.references.put(table.name(), referencesOf(table)));
		this.tables.keySet().forEach((table) -> visit(table, new HashSet<>()));
		this.closing.forEach((edge) -> references(edge.from()).remove(edge.to()));
	}

	private Set<QualifiedName> referencesOf(Table table) {
		Set<QualifiedName> names = new TreeSet<>();
		for (ForeignKey key : table.foreignKeys()) {
			if (this.tables.containsKey(key.referencedTable()) && !key.referencedTable().equals(table.name())) {
				names.add(key.referencedTable());
			}
		}
		return names;
	}

	private Set<QualifiedName> references(QualifiedName table) {
		return Objects.requireNonNull(this.references.get(table));
	}

	private void visit(QualifiedName table, Set<QualifiedName> path) {
		if (this.finished.contains(table)) {
			return;
		}
		path.add(table);
		for (QualifiedName referenced : references(table)) {
			if (path.contains(referenced)) {
				this.closing.add(new Edge(table, referenced));
			}
			else {
				visit(referenced, path);
			}
		}
		path.remove(table);
		this.finished.add(table);
	}

	/**
	 * Return whether the foreign keys from one table to another close a cycle.
	 */
	boolean isClosing(QualifiedName from, QualifiedName to) {
		return this.closing.contains(new Edge(from, to));
	}

	/**
	 * Return the tables, referenced ones first.
	 */
	List<Table> tables() {
		List<Table> ordered = new ArrayList<>();
		Set<QualifiedName> waiting = new TreeSet<>(this.tables.keySet());
		while (!waiting.isEmpty()) {
			QualifiedName next = waiting.stream()
				.filter((table) -> references(table).stream().noneMatch(waiting::contains))
				.findFirst()
				.orElseThrow();
			waiting.remove(next);
			ordered.add(Objects.requireNonNull(this.tables.get(next)));
		}
		return ordered;
	}

	private record Edge(QualifiedName from, QualifiedName to) {

	}

}
