package dev.migration.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.operation.Operation;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A constraint or an index of a table: what is dropped and created apart from the table.
 */
sealed interface TablePart permits ConstraintPart, IndexPart {

	static List<TablePart> of(Table table) {
		List<TablePart> parts = new ArrayList<>();
		table.constraints().forEach((constraint) -> parts.add(new ConstraintPart(table, constraint)));
		table.indexes().forEach((index) -> parts.add(new IndexPart(table, index)));
		return parts;
	}

	/**
	 * Return the table as it is described where the part comes from.
	 */
	Table table();

	@Nullable Name name();

	TablePart withName(Name name);

	/**
	 * Return what tells the kinds apart between which a name never pairs.
	 */
	Object kind();

	/**
	 * Return what is compared.
	 */
	Object definition();

	/**
	 * Return the columns whose values it makes unique in the whole table, so that a
	 * foreign key may point to them; empty if it does not.
	 */
	Set<Name> key();

	/**
	 * Return the columns of the index that it is or has, in order; empty if it has none
	 * for certain.
	 */
	List<Name> indexed();

	/**
	 * Return whether a foreign key can use its index.
	 */
	default boolean covers(ForeignKey key) {
		int size = key.columns().size();
		return indexed().size() >= size && Set.copyOf(indexed().subList(0, size)).equals(Set.copyOf(key.columns()));
	}

	/**
	 * Return whether it is a foreign key whose own index, if the server made one, would
	 * serve another foreign key as well.
	 */
	default boolean mayLendIndexTo(ForeignKey other) {
		int size = other.columns().size();
		return foreignKey().map(ForeignKey::columns)
			.filter((columns) -> columns.size() >= size
					&& Set.copyOf(columns.subList(0, size)).equals(Set.copyOf(other.columns())))
			.isPresent();
	}

	/**
	 * Return whether it stands in the way when columns change.
	 * @param retyped columns that get another type
	 * @param replaced columns that are dropped and added again
	 */
	boolean restsOn(Collection<Name> retyped, Collection<Name> replaced);

	/**
	 * Return whether it is a key that carries one of the columns beside its own.
	 * PostgreSQL builds it anew when such a column changes its type in any way, and
	 * refuses if a foreign key rests on it.
	 * @param columns the columns
	 */
	default boolean isKeyThatIncludes(Collection<Name> columns) {
		return false;
	}

	/**
	 * Return whether its name must differ from those of the tables, sequences and indexes
	 * in the schema.
	 */
	boolean isRelation();

	/**
	 * Return whether its name must differ from those of the table's constraints.
	 */
	boolean isConstraint();

	default Optional<ForeignKey> foreignKey() {
		return Optional.empty();
	}

	default boolean isForeignKey() {
		return foreignKey().isPresent();
	}

	default QualifiedName tableName() {
		return table().name();
	}

	/**
	 * Return its own name or else the one of the convention.
	 */
	Name nameBy(NamingConvention convention);

	Operation create();

	Operation drop();

}
