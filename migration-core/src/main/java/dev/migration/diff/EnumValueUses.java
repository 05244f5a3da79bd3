package dev.migration.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.IndexElement;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * The texts of a new schema that may hold values of an enum type. PostgreSQL refuses a
 * value in the transaction that adds it to a type which was there before.
 */
final class EnumValueUses {

	private static final Pattern LITERAL = Pattern.compile("'[^']*+(?:''[^']*+)*+'");

	private final List<String> texts;

	EnumValueUses(SchemaModel from, SchemaModel to, QualifiedName type) {
		Set<QualifiedName> names = new HashSet<>(Set.of(type));
		to.tables()
			.stream()
			.filter((table) -> EnumTypeGrowth.hasColumnOf(table, type))
			.forEach((table) -> names.add(table.name()));
		Stream<String> ofTables = to.tables().stream().flatMap((table) -> {
			Set<Expression> known = new HashSet<>(
					from.table(table.name()).map(EnumValueUses::expressions).orElse(List.of()));
			return expressions(table).stream()
				.filter((expression) -> !known.contains(expression))
				.filter((expression) -> names.contains(table.name()) || expression.mentions(Set.of(type.name())));
		}).flatMap((expression) -> Stream.of(expression.source(), expression.canonical()));
		Stream<String> ofObjects = to.objects()
			.stream()
			.filter((object) -> !from.objects().contains(object) && ViewChanges.mentions(object, names))
			.map((object) -> object.definition());
		this.texts = Stream.concat(ofTables, ofObjects)
			.flatMap((text) -> LITERAL.matcher(text).results())
			.map((literal) -> plain(literal.group()))
			.toList();
	}

	private static List<Expression> expressions(Table table) {
		Stream<Expression> ofColumns = table.columns()
			.stream()
			.flatMap((column) -> Stream.concat(Stream.ofNullable(column.defaultValue()),
					Stream.ofNullable(column.generated()).map(Generated::expression)));
		Stream<Expression> ofChecks = table.checkConstraints().stream().map(CheckConstraint::condition);
		Stream<Expression> ofIndexes = table.indexes()
			.stream()
			.flatMap((index) -> Stream.concat(Stream.ofNullable(index.predicate()), expressions(index.elements())));
		Stream<Expression> ofExclusions = table.constraints()
			.stream()
			.filter(ExcludeConstraint.class::isInstance)
			.map(ExcludeConstraint.class::cast)
			.flatMap((exclusion) -> Stream.concat(Stream.ofNullable(exclusion.predicate()),
					expressions(exclusion.elements().stream().map(ExcludeElement::element).toList())));
		return Stream.of(ofColumns, ofChecks, ofIndexes, ofExclusions).flatMap((part) -> part).toList();
	}

	private static Stream<Expression> expressions(List<IndexElement> elements) {
		return elements.stream().map(IndexElement::expression).flatMap(Stream::ofNullable);
	}

	/** Within arrays and rows a value is quoted and escaped once more. */
	private static String plain(String text) {
		return text.replace("''", "'").replace("\\", "").replace("\"\"", "\"");
	}

	/**
	 * Return whether none of the values stands in any text, as a literal or in one.
	 */
	boolean noneOf(List<String> values) {
		return values.stream()
			.map((value) -> Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(plain(value)) + "(?![\\p{L}\\p{N}])"))
			.noneMatch((value) -> this.texts.stream().anyMatch((text) -> value.matcher(text).find()));
	}

}
