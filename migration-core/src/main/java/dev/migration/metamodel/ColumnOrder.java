package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * The order of the columns of a new table: those of the root entity, then those of each
 * subclass by name, last what other entities add. Within an entity it is Hibernate's;
 * between entities Hibernate goes by the order in which it has met them, which is chance.
 */
final class ColumnOrder {

	private final Map<Table, Map<String, Integer>> ranks = new HashMap<>();

	private final Set<Table> shared = new HashSet<>();

	ColumnOrder(Metadata metadata) {
		List<PersistentClass> entities = metadata.getEntityBindings()
			.stream()
			.sorted(Comparator.comparing(ColumnOrder::depth).thenComparing(PersistentClass::getEntityName))
			.toList();
		for (int i = 0; i < entities.size(); i++) {
			add(entities.get(i), i);
		}
	}

	private static int depth(PersistentClass entity) {
		return (entity.getSuperclass() != null) ? depth(entity.getSuperclass()) + 1 : 0;
	}

	private void add(PersistentClass entity, int rank) {
		add(entity.getTable(), entity.getDiscriminator(), rank, false);
		entity.getProperties().forEach((property) -> add(entity.getTable(), property.getValue(), rank, true));
		for (Join join : entity.getJoins()) {
			for (Property property : join.getProperties()) {
				add(join.getTable(), property.getValue(), rank, true);
			}
		}
		// A table per class holds what is inherited, too
		for (PersistentClass inherited = entity.getSuperclass(); inherited != null; inherited = inherited
			.getSuperclass()) {
			inherited.getProperties().forEach((property) -> add(entity.getTable(), property.getValue(), rank, false));
		}
	}

	private void add(Table table, @Nullable Value value, int rank, boolean own) {
		if (value == null) {
			return;
		}
		Map<String, Integer> columns = this.ranks.computeIfAbsent(table, (key) -> new HashMap<>());
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column) {
				Integer other = columns.putIfAbsent(column.getCanonicalName(), rank);
				if (other != null && own && other != rank) {
					this.shared.add(table);
				}
			}
		}
	}

	List<Column> columns(Table table) {
		Map<String, Integer> columns = this.ranks.get(table);
		if (columns == null) {
			return List.copyOf(table.getColumns());
		}
		List<Column> declared = new ArrayList<>();
		List<Column> added = new ArrayList<>();
		table.getColumns()
			.forEach((column) -> (columns.containsKey(column.getCanonicalName()) ? declared : added).add(column));
		Comparator<Column> order = Comparator.comparing((column) -> columns.get(column.getCanonicalName()));
		// Which of two entities has brought a column that both have is chance, too
		declared.sort(this.shared.contains(table) ? order.thenComparing(Column::getCanonicalName) : order);
		added.sort(Comparator.comparing(Column::getCanonicalName));
		declared.addAll(added);
		return declared;
	}

}
