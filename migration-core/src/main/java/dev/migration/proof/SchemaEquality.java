package dev.migration.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.diff.SchemaDiff;
import dev.migration.schema.Constraint;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Whether two states of one database are the same schema: all properties and all names,
 * except the order of columns and the names that the server makes up for constraints.
 */
final class SchemaEquality {

	// H2 and MariaDB count the constraints that nobody named
	private static final Pattern MADE_UP = Pattern
		.compile("(?i)constraint_[0-9a-f]+(_index_[0-9a-f]+)?|.+_ibfk_\\d+" + "|primary_key_[0-9a-f]+");

	private final Dialect dialect;

	private final NamingConvention naming;

	SchemaEquality(Dialect dialect, NamingConvention naming) {
		this.dialect = dialect;
		this.naming = naming;
	}

	/**
	 * Return what is not the same.
	 * @param expected the schema as it should be
	 * @param actual the schema as it is
	 * @return what would make the second one the first, a line each
	 */
	List<String> differences(SchemaModel expected, SchemaModel actual) {
		SchemaModel comparable = plain(expected);
		SchemaModel found = plain(actual);
		if (comparable.equals(found)) {
			return List.of();
		}
		List<String> differences = new ArrayList<>(SchemaDiff
			.between(found.withObjects(List.of()), comparable.withObjects(List.of()), this.dialect.capabilities(),
					this.naming)
			.descriptions());
		differences.addAll(objects(comparable, found));
		if (differences.isEmpty()) {
			differences.addAll(names(comparable, found));
		}
		return differences;
	}

	private static List<String> objects(SchemaModel expected, SchemaModel actual) {
		List<String> differences = new ArrayList<>();
		for (DatabaseObject object : expected.objects()) {
			Optional<DatabaseObject> present = actual.object(object.key());
			if (present.isEmpty()) {
				differences.add("create " + text(object));
			}
			else if (!present.get().equals(object)) {
				differences.add("give " + text(object) + " its definition back");
			}
		}
		actual.objects()
			.stream()
			.filter((object) -> expected.object(object.key()).isEmpty())
			.forEach((object) -> differences.add("drop " + text(object)));
		return differences;
	}

	private static String text(DatabaseObject object) {
		return object.kind().words() + " '" + object.name() + "'";
	}

	/**
	 * What the comparison of models calls the same and is not: names above all.
	 */
	private static List<String> names(SchemaModel expected, SchemaModel actual) {
		List<String> differences = new ArrayList<>();
		for (Table table : expected.tables()) {
			Table present = actual.table(table.name()).orElse(table);
			if (!present.equals(table)) {
				List<String> lost = namesOf(table).filter((name) -> namesOf(present).noneMatch(name::equals)).toList();
				List<String> gained = namesOf(present).filter((name) -> namesOf(table).noneMatch(name::equals))
					.toList();
				differences
					.add((lost.isEmpty() && gained.isEmpty()) ? "change some property of table '" + table.name() + "'"
							: "name " + gained + " of table '" + table.name() + "' " + lost + " again");
			}
		}
		if (differences.isEmpty()) {
			differences.add("change some property of a sequence or a type");
		}
		return differences;
	}

	private static Stream<String> namesOf(Table table) {
		return Stream
			.concat(table.constraints().stream().map(Constraint::name), table.indexes().stream().map(Index::name))
			.flatMap(Stream::ofNullable)
			.map(Name::text)
			.sorted();
	}

	private SchemaModel plain(SchemaModel schema) {
		return schema.withTables(schema.tables().stream().map((table) -> {
			Function<Constraint, Constraint> unnamed = (constraint) -> isMadeUp(constraint.name())
					? constraint.withName(null) : constraint;
			return table.withConstraints(table.constraints().stream().map(unnamed).toList())
				.withIndexes(table.indexes()
					.stream()
					.map((index) -> isMadeUp(index.name()) ? index.withName(null) : index)
					.toList());
		}).toList());
	}

	private boolean isMadeUp(@Nullable Name name) {
		return name != null && !this.dialect.name().equals("postgresql") && MADE_UP.matcher(name.text()).matches();
	}

}
