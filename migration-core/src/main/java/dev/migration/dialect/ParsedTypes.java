package dev.migration.dialect;

import java.util.HashMap;
import java.util.Map;

import dev.migration.schema.ColumnType;

import org.springframework.util.Assert;

/**
 * Types that were parsed before: a schema of ten thousand columns has a dozen. It belongs
 * to one reader of a schema and is not for several threads.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ParsedTypes {

	private final Dialect dialect;

	private final Map<String, ColumnType> types = new HashMap<>();

	/**
	 * Create an empty store.
	 * @param dialect the dialect that parses
	 */
	public ParsedTypes(Dialect dialect) {
		Assert.notNull(dialect, "'dialect' must not be null");
		this.dialect = dialect;
	}

	/**
	 * Parse a type, or return what came of it before.
	 * @param sql the text of the type
	 * @return the type
	 * @throws UnsupportedTypeException if the dialect does not understand it
	 * @see Dialect#parseType(String)
	 */
	public ColumnType of(String sql) {
		return this.types.computeIfAbsent(sql, this.dialect::parseType);
	}

}
