package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

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
		metadata.getEntityBindings()
			.stream()
			.sorted(Comparator.comparing(PersistentClass::getEntityName))
			.forEach(columns::collect);
		return columns.sentences();
	}

	private void collect(PersistentClass entity) {
		if (entity instanceof RootClass && entity.getIdentifierProperty() != null) {
			collect(entity, entity.getTable(), entity.getIdentifierProperty());
		}
		entity.getProperties().forEach((property) -> collect(entity, entity.getTable(), property));
		for (Join join : entity.getJoins()) {
			join.getProperties().forEach((property) -> collect(entity, join.getTable(), property));
		}
	}

	private void collect(PersistentClass entity, Table table, Property property) {
		Value value = property.getValue();
		boolean written = property.isInsertable() || property.isUpdatable();
		for (Selectable selectable : value.getSelectables()) {
			if (selectable instanceof Column column && table.equals(value.getTable()) && table.isPhysicalTable()
					&& !table.isView()) {
				Claim claim = new Claim(entity.getEntityName(), property.getName(), table, column, written);
				if (this.created.containsKey(column)) {
					this.taken.putIfAbsent(column, claim);
				}
				else {
					this.claims.add(claim);
				}
			}
		}
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
