package dev.migration.dialect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.migration.schema.ColumnType;

/**
 * Types that were parsed before. A schema of ten thousand columns has a dozen types, so
 * that whoever reads one keeps them for the time.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ParsedTypes {

	private final Dialect dialect;

	private final Map<String, ColumnType> types = new ConcurrentHashMap<>();

	/**
	 * Create an empty store.
	 * @param dialect the dialect that parses
	 */
	public ParsedTypes(Dialect dialect) {
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
