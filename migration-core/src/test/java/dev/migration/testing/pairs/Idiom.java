package dev.migration.testing.pairs;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CompositeType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Sequence;

/**
 * What can be said in the language of a database: its types, and expressions about them
 * as people write them, not as the server prints them.
 */
interface Idiom {

	/** Return the idiom of a dialect. */
	static Idiom of(Dialect dialect) {
		return switch (dialect.name()) {
			case "postgresql" -> new PostgreSqlIdiom(dialect);
			case "h2" -> new H2Idiom(dialect);
			default -> new MariaDbIdiom(dialect);
		};
	}

	Dialect dialect();

	/** Return every type that a column may have. */
	List<TypeSample> types(List<EnumType> enumTypes, List<CompositeType> compositeTypes);

	/** Return defaults of a column. */
	List<String> defaults(TypeSample type, List<Sequence> sequences);

	/** Return conditions about a column. */
	List<String> conditions(String column, TypeSample type);

	/** Return what an index may hold instead of a column. */
	List<String> keys(String column, TypeSample type);

	/** Return what may be computed from a column into one of the same type. */
	List<String> computations(String column, TypeSample type);

	/** Return a literal as a value of a type in a query. */
	String value(String literal, TypeSample type);

	/** Return whether a computed column may be one that is not stored, and stored. */
	List<Boolean> storages();

	default boolean isPostgreSql() {
		return dialect().name().equals("postgresql");
	}

	default boolean isMariaDb() {
		return dialect().name().equals("mariadb");
	}

	default TypeSample sample(Family family, boolean comparable, String type, String... values) {
		return new TypeSample(dialect().parseType(type), family, List.of(values), comparable);
	}

}
