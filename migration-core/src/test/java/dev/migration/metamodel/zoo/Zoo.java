package dev.migration.metamodel.zoo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which of the entities a database can hold. What it cannot is named here, with the
 * reason.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Zoo {

	private static final String OTHER_SQL = "is written in the SQL of another database";

	private static final Map<Class<?>, String> NOT_ON_POSTGRESQL = Map.of(BasicTypes.MariaDbDefinitions.class,
			OTHER_SQL, BasicTypes.H2Definitions.class, OTHER_SQL, Constraints.MariaDbCollated.class, OTHER_SQL,
			Constraints.PrefixIndexes.class, "has no indexes of the beginning of a text");

	private static final Map<Class<?>, String> NOT_ON_MARIADB = Map.ofEntries(
			Map.entry(BasicTypes.Intervals.class, "has no intervals: Hibernate has no type mapping for code 3100"),
			Map.entry(BasicTypes.NamedEnums.class, "has no enum types: Hibernate has no type mapping for code 6001"),
			Map.entry(BasicTypes.Nanoseconds.class, "keeps six digits of a second at most"),
			Map.entry(BasicTypes.Definitions.class, OTHER_SQL), Map.entry(BasicTypes.H2Definitions.class, OTHER_SQL),
			Map.entry(Constraints.PostgreSqlDefaults.class, OTHER_SQL),
			Map.entry(Constraints.Collated.class, OTHER_SQL),
			Map.entry(Constraints.LongNames.class, "takes 64 characters of a name at most"),
			Map.entry(Constraints.DeferredUniques.class, "has no deferrable constraints"),
			Map.entry(Associations.DeferredReference.class, "has no deferrable constraints"),
			Map.entry(Associations.DefaultedReference.class, "refuses 'on delete set default' (InnoDB)"),
			Map.entry(Constraints.ExpressionIndexes.class, "has no indexes of expressions"),
			Map.entry(Constraints.PartialIndexes.class, "has no partial or covering indexes"),
			Map.entry(Constraints.PrefixIndexes.class, "has no column `b(10)`, which is what Hibernate quotes"),
			Map.entry(Associations.SequenceKey.class,
					"refuses 'nocache cache 20', which is what Hibernate makes of the options"));

	private static final String WORD = "takes a word of its own as a name in quotes only";

	private static final String CASE = "keeps quoted names in lower case apart from others";

	private static final Map<Class<?>, String> NOT_ON_H2 = Map.ofEntries(
			Map.entry(BasicTypes.NamedEnums.class, "gets a domain of each enum type, and the model has no domains"),
			Map.entry(BasicTypes.Definitions.class, OTHER_SQL),
			Map.entry(BasicTypes.MariaDbDefinitions.class, OTHER_SQL),
			Map.entry(Constraints.PostgreSqlDefaults.class, OTHER_SQL),
			Map.entry(Constraints.Collated.class, OTHER_SQL), Map.entry(Constraints.MariaDbCollated.class, OTHER_SQL),
			Map.entry(Constraints.DeferredUniques.class, "has no deferrable constraints"),
			Map.entry(Associations.DeferredReference.class, "has no deferrable constraints"),
			Map.entry(Constraints.ExpressionIndexes.class, "has no indexes of expressions"),
			Map.entry(Constraints.PartialIndexes.class, "has no partial or covering indexes"),
			Map.entry(Constraints.PrefixIndexes.class, "has no indexes of the beginning of a text"),
			Map.entry(Constraints.OtherSchema.class,
					"looks for the target of a foreign key beside its table, and Hibernate names no schema"));

	private static final Map<Class<?>, String> NOT_ON_H2_IN_UPPER_CASE = Map.of(Constraints.QuotedKeyword.class, CASE,
			Associations.Order.class, CASE, Associations.OrderLine.class, "refers to Order",
			Associations.LineNote.class, "refers to OrderLine", Associations.Seat.class, WORD,
			Associations.Booking.class, WORD, BasicTypes.Times.class, WORD, Associations.Collections.class, WORD,
			Associations.Referenced.class, WORD, Associations.Referring.class, "refers to Referenced");

	private Zoo() {
	}

	/**
	 * Return the entities that a database can hold.
	 * @param dialect the name of the database's dialect, {@code h2 in lower case} for H2
	 * with {@code DATABASE_TO_LOWER=TRUE}
	 * @param entities the entities of one of the files here
	 * @return those that can be created
	 */
	public static Class<?>[] on(String dialect, Class<?>... entities) {
		List<Map<Class<?>, String>> missing = switch (dialect) {
			case "postgresql" -> List.of(NOT_ON_POSTGRESQL);
			case "mariadb" -> List.of(NOT_ON_MARIADB);
			case "h2" -> List.of(NOT_ON_H2, NOT_ON_H2_IN_UPPER_CASE);
			case "h2 in lower case" -> List.of(NOT_ON_H2);
			default -> throw new IllegalArgumentException(dialect);
		};
		return Stream.of(entities)
			.filter((entity) -> missing.stream().noneMatch((reasons) -> reasons.containsKey(entity)))
			.toArray(Class<?>[]::new);
	}

}
