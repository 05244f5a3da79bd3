package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/**
 * Finds the columns of which two attributes, of one entity or of two on the same table,
 * say different things. Hibernate creates what it meets first and says nothing.
 */
final class ContradictoryColumns {

	private final Metadata metadata;

	// Columns of one name are equal, whatever they say
	private final IdentityHashMap<Column, Boolean> created = new IdentityHashMap<>();

	private final IdentityHashMap<Column, Claim> taken = new IdentityHashMap<>();

	private final List<Claim> claims = new ArrayList<>();

	private ContradictoryColumns(Metadata metadata) {
		this.metadata = metadata;
		metadata.collectTableMappings()
			.forEach((table) -> table.getColumns().forEach((column) -> this.created.put(column, true)));
	}

	/**
	 * Return what is contradictory, a sentence for each attribute whose word does not
	 * count.
	 */
	static List<String> of(Metadata metadata) {
		ContradictoryColumns columns = new ContradictoryColumns(metadata);
		columns.collectClaims();
		if (columns.claims.isEmpty()) {
			return List.of();
		}
		columns.collectTaken();
		return columns.sentences();
	}

	private void collectClaims() {
		collect((column, claim) -> {
			if (!this.created.containsKey(column)) {
				this.claims.add(claim.get());
			}
		});
	}

	private void collectTaken() {
		collect((column, claim) -> {
			if (this.created.containsKey(column)) {
				this.taken.putIfAbsent(column, claim.get());
			}
		});
	}

	private void collect(BiConsumer<Column, Supplier<Claim>> sink) {
		this.metadata.getEntityBindings()
			.stream()
			.sorted(Comparator.comparing(PersistentClass::getEntityName))
			.forEach((entity) -> collect(entity, sink));
	}

	private void collect(PersistentClass entity, BiConsumer<Column, Supplier<Claim>> sink) {
		if (entity instanceof RootClass && entity.getIdentifierProperty() != null) {
			collect(entity, entity.getTable(), entity.getIdentifierProperty(), sink);
		}
		entity.getProperties().forEach((property) -> collect(entity, entity.getTable(), property, sink));
		for (Join join : entity.getJoins()) {
			join.getProperties().forEach((property) -> collect(entity, join.getTable(), property, sink));
		}
	}

	private static void collect(PersistentClass entity, Table table, Property property,
			BiConsumer<Column, Supplier<Claim>> sink) {
		Value value = property.getValue();
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column && table.equals(value.getTable()) && table.isPhysicalTable()
					&& !table.isView()) {
				sink.accept(column, () -> claim(entity, table, property, column));
			}
		}
	}

	private static Claim claim(PersistentClass entity, Table table, Property property, Column column) {
		return new Claim(entity.getEntityName(), property.getName(), table, column,
				property.isInsertable() || property.isUpdatable());
	}

	private List<String> sentences() {
		List<String> sentences = new ArrayList<>();
		for (Claim claim : this.claims) {
			Column created = claim.table().getColumn(claim.column());
			Claim winner = this.taken.get(created);
			if (winner != null && isContradiction(winner, claim)) {
				sentences.add("Column '" + created.getName() + "' of table '" + claim.table().getName() + "' is '"
						+ said(winner) + "' for " + winner + " and '" + said(claim) + "' for " + claim
						+ ": Hibernate creates the first, and so does a revision; say the same in both.");
			}
		}
		return sentences.stream().distinct().toList();
	}

	/** What only reads a column need not know whether it is null. */
	private boolean isContradiction(Claim winner, Claim claim) {
		try {
			boolean sameType = type(winner).equalsIgnoreCase(type(claim));
			return !sameType || (winner.written() && claim.written() && isNullable(winner) != isNullable(claim));
		}
		catch (MappingException ex) {
			// A type that there is not is an error of its own
			return false;
		}
	}

	private String said(Claim claim) {
		return type(claim) + (isNullable(claim) ? "" : " not null");
	}

	private String type(Claim claim) {
		return claim.column().getSqlType(this.metadata);
	}

	private static boolean isNullable(Claim claim) {
		Table table = claim.table();
		boolean inKey = table.getPrimaryKey() != null
				&& table.getPrimaryKey().containsColumn(table.getColumn(claim.column()));
		return claim.column().isNullable() && !inKey;
	}

	/**
	 * What an attribute says of a column.
	 *
	 * @param written whether the attribute is ever written to it
	 */
	private record Claim(String entity, String attribute, Table table, Column column, boolean written) {

		@Override
		public String toString() {
			return "attribute '" + this.attribute + "' of entity '" + this.entity + "'";
		}

	}

}
