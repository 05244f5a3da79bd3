package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.reflection.SchemaPair;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

/**
 * Takes from the database what a mapping has no words for, and a revision written by hand
 * has: exclusion constraints, constraints that are not validated or not inherited, full
 * matches, columns kept in the index of a key, methods and collations of indexes, the
 * collation of a character set. Where the mapping says otherwise itself, it counts.
 */
final class UnmappedProperties {

	private static final String CHARACTER_SET_WORDS = " character set ";

	private static final Pattern CHARACTER_SET = Pattern.compile(CHARACTER_SET_WORDS + "(?<set>\\w+)");

	private UnmappedProperties() {
	}

	static SchemaPair of(SchemaPair schemas) {
		SchemaModel present = schemas.from();
		List<Table> tables = schemas.to()
			.tables()
			.stream()
			.map((table) -> present.table(table.name()).map((other) -> completed(table, other)).orElse(table))
			.toList();
		return new SchemaPair(present, schemas.to().withTables(tables), schemas.unsettled());
	}

	/**
	 * Return what was taken from the database: constraints and indexes, with the table
	 * that each belongs to.
	 * @param mapped the schema as the mapping says it
	 * @param completed the schemas with what was taken
	 */
	static List<SchemaObject> taken(SchemaModel mapped, SchemaPair completed) {
		List<SchemaObject> taken = new ArrayList<>();
		for (Table table : completed.to().tables()) {
			Table present = completed.from().table(table.name()).orElse(table);
			if (!hasSpecial(present)) {
				continue;
			}
			Set<Object> said = mapped.table(table.name()).map(UnmappedProperties::special).orElse(Set.of());
			for (Constraint constraint : present.constraints()) {
				boolean stays = table.constraints()
					.stream()
					.anyMatch((other) -> other.definition().equals(constraint.definition()));
				if (stays && constraint.name() != null && isSpecial(constraint)
						&& !said.contains(constraint.columns())) {
					taken.add(SchemaObject.of(Kind.CONSTRAINT, table.name(), constraint.name()));
				}
			}
			for (Index index : present.indexes()) {
				boolean stays = table.indexes()
					.stream()
					.anyMatch((other) -> other.definition().equals(index.definition()));
				if (stays && index.name() != null && !isPlain(index) && !said.contains(index.columns())) {
					taken.add(SchemaObject.of(Kind.INDEX, table.name(), index.name()));
				}
			}
		}
		return taken;
	}

	/**
	 * Return the columns of what a mapping says with words of its own.
	 */
	private static Set<Object> special(Table table) {
		Set<Object> said = new HashSet<>();
		table.constraints()
			.stream()
			.filter(UnmappedProperties::isSpecial)
			.forEach((constraint) -> said.add(constraint.columns()));
		table.indexes().stream().filter((index) -> !isPlain(index)).forEach((index) -> said.add(index.columns()));
		return said;
	}

	private static boolean hasSpecial(Table table) {
		for (Constraint constraint : table.constraints()) {
			if (isSpecial(constraint)) {
				return true;
			}
		}
		return !areAllPlain(table.indexes());
	}

	private static boolean areAllPlain(List<Index> indexes) {
		for (Index index : indexes) {
			if (!isPlain(index)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return whether {@link #plain} would be another one, which is asked of every
	 * constraint and seldom true.
	 */
	private static boolean isSpecial(Constraint constraint) {
		if (constraint instanceof ForeignKey key) {
			return key.match() != ForeignKeyMatch.SIMPLE || !key.validated() || !key.onDeleteColumns().isEmpty();
		}
		if (constraint instanceof CheckConstraint check) {
			return !check.validated() || check.noInherit();
		}
		if (constraint instanceof PrimaryKey key) {
			return !key.included().isEmpty() || key.deferral() != Deferral.NOT_DEFERRABLE;
		}
		return (constraint instanceof UniqueConstraint unique) ? !unique.included().isEmpty()
				: constraint instanceof ExcludeConstraint;
	}

	private static Table completed(Table table, Table present) {
		Table completed = table;
		if (namesCharacterSet(table)) {
			completed = completed.withColumns(table.columns()
				.stream()
				.map((column) -> present.column(column.name()).map((other) -> completed(column, other)).orElse(column))
				.toList());
		}
		List<Constraint> special = present.constraints().stream().filter(UnmappedProperties::isSpecial).toList();
		if (!special.isEmpty()) {
			List<Constraint> constraints = table.constraints();
			Stream<Constraint> exclusions = special.stream()
				.filter((constraint) -> constraint instanceof ExcludeConstraint && !constraints.contains(constraint));
			completed = completed.withConstraints(
					Stream
						.concat(constraints.stream().map((constraint) -> completed(constraint, present.constraints())),
								exclusions)
						.toList());
		}
		if (!areAllPlain(present.indexes())) {
			completed = completed
				.withIndexes(table.indexes().stream().map((index) -> completed(index, present.indexes())).toList());
		}
		return completed;
	}

	private static boolean namesCharacterSet(Table table) {
		for (Column column : table.columns()) {
			if (namesCharacterSet(column.type())) {
				return true;
			}
		}
		return false;
	}

	private static boolean namesCharacterSet(ColumnType type) {
		return type.collation() == null && type.name().name().text().contains(CHARACTER_SET_WORDS);
	}

	/**
	 * A mapping names a character set, the database a collation, and that only if it is
	 * not the one of the table.
	 */
	private static Column completed(Column column, Column present) {
		ColumnType type = column.type();
		Matcher words = CHARACTER_SET.matcher(type.name().toString());
		if (type.collation() != null || !words.find()) {
			return column;
		}
		String set = words.group("set");
		Name collation = present.type().collation();
		ColumnType plain = new ColumnType(QualifiedName.of(words.replaceFirst("")), type.userType(), type.arguments(),
				type.dimensions(), collation);
		boolean ofSet = collation == null || collation.text().startsWith(set + "_");
		return (ofSet && plain.equals(present.type())) ? column.withType(plain) : column;
	}

	private static boolean isPlain(Index index) {
		for (IndexElement element : index.elements()) {
			if (element.collation() != null) {
				return false;
			}
		}
		return index.method().equals(Index.BTREE);
	}

	private static Constraint completed(Constraint constraint, List<Constraint> present) {
		Constraint definition = constraint.definition();
		Predicate<Constraint> isSame = (other) -> other.definition().equals(definition);
		if (!plain(constraint).equals(constraint) || present.stream().anyMatch(isSame)) {
			return constraint;
		}
		return present.stream()
			.filter((other) -> plain(other).definition().equals(definition))
			.findFirst()
			.map((other) -> other.withName(constraint.name()))
			.orElse(constraint);
	}

	private static Constraint plain(Constraint constraint) {
		if (constraint instanceof ForeignKey key) {
			return key.withMatch(ForeignKeyMatch.SIMPLE).withValidated(true).withOnDelete(key.onDelete(), List.of());
		}
		if (constraint instanceof CheckConstraint check) {
			return new CheckConstraint(check.name(), check.condition());
		}
		if (constraint instanceof PrimaryKey key) {
			return key.withColumns(key.columns(), List.of()).withDeferral(Deferral.NOT_DEFERRABLE);
		}
		return (constraint instanceof UniqueConstraint unique) ? unique.withColumns(unique.columns(), List.of())
				: constraint;
	}

	private static Index completed(Index index, List<Index> present) {
		Index definition = index.definition();
		if (!isPlain(index) || present.stream().anyMatch((other) -> other.definition().equals(definition))) {
			return index;
		}
		return present.stream()
			.filter((other) -> plain(other).definition().equals(definition))
			.findFirst()
			.map((other) -> other.withName(index.name()))
			.orElse(index);
	}

	private static Index plain(Index index) {
		return index.withElements(index.elements().stream().map((element) -> element.withCollation(null)).toList())
			.withMethod(Index.BTREE);
	}

}
