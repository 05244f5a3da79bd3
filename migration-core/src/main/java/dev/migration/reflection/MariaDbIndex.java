package dev.migration.reflection;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.UniqueConstraint;

/**
 * An index of a table, which may be what a constraint is made of.
 *
 * @param name the name
 * @param unique whether it refuses duplicates
 * @param type what kind of index it is
 * @param elements the sort keys
 */
record MariaDbIndex(Name name, boolean unique, String type, List<IndexElement> elements) {

	private static final String PRIMARY = "PRIMARY";

	/**
	 * Return this index without some columns.
	 */
	MariaDbIndex without(Set<Name> columns) {
		if (columns.isEmpty()) {
			return this;
		}
		return new MariaDbIndex(this.name, this.unique, this.type,
				this.elements.stream().filter((element) -> !columns.contains(element.column())).toList());
	}

	/** Unique constraints and plain unique indexes are one thing to the server. */
	boolean isConstraint() {
		return this.unique && this.elements.stream().allMatch(MariaDbIndex::isWholeColumn);
	}

	/** Whether it is what the server makes for a foreign key. */
	boolean isPlain() {
		return !this.unique && this.type.equals("BTREE")
				&& this.elements.stream().allMatch(MariaDbIndex::isWholeColumn);
	}

	private static boolean isWholeColumn(IndexElement element) {
		return element.column() != null && !element.descending() && element.length() == null;
	}

	List<Name> columns() {
		return this.elements.stream().map(IndexElement::column).filter(Objects::nonNull).toList();
	}

	Constraint constraint() {
		// Its name is the same in every table and nobody's choice
		return this.name.text().equals(PRIMARY) ? new PrimaryKey(null, columns())
				: UniqueConstraint.of(this.name, columns());
	}

	Index index() {
		return Index.of(this.name, this.unique, this.elements).withMethod(this.type.toLowerCase(Locale.ROOT));
	}

}
