package dev.migration.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * What a statement of raw SQL creates, or what it renames a table to. Temporary tables
 * come and go with their session and do not count.
 *
 * @param kind the word for what it is, in lower case
 * @param name the name as models write it
 */
record NamedStatement(String kind, QualifiedName name) {

	private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|[\\p{L}_][\\p{L}\\p{N}_$#@]*+)";

	private static final String NAME = "(?:(?<schema>ID)\\s*\\.\\s*)?(?<name>ID)".replace("ID", IDENTIFIER);

	private static final String TABLE = "ID(?:\\s*\\.\\s*ID)?".replace("ID", IDENTIFIER);

	private static final String BEFORE = "^(?:\\s|--[^\\r\\n]*+|#[^\\r\\n]*+|/\\*(?s:.*?)\\*/)*+";

	private static final Pattern CREATE = Pattern.compile(BEFORE + "create\\s+(?:or\\s+replace\\s+)?"
			+ "(?:(?:unlogged|cached|memory)\\s+)?(?<kind>table|sequence|type|domain)\\s+(?:if\\s+not\\s+exists\\s+)?"
			+ NAME, Pattern.CASE_INSENSITIVE);

	private static final Pattern RENAME = Pattern.compile(
			BEFORE + "(?:alter\\s+(?<kind>table)\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?TABLE\\s+rename\\s+(?:to|as)\\s+|"
				.replace("TABLE", TABLE) + "rename\\s+table\\s+TABLE\\s+to\\s+)".replace("TABLE", TABLE) + NAME,
			Pattern.CASE_INSENSITIVE);

	/**
	 * Find the name in a statement.
	 * @param sql the statement
	 * @param dialect the language of the database, which folds names
	 * @return the name, or empty if there is none or the model has no word for it
	 */
	static Optional<NamedStatement> find(String sql, Dialect dialect) {
		Matcher matcher = CREATE.matcher(sql);
		if (!matcher.find()) {
			matcher = RENAME.matcher(sql);
			if (!matcher.find()) {
				return Optional.empty();
			}
		}
		String kind = matcher.group("kind");
		String schema = matcher.group("schema");
		try {
			return Optional
				.of(new NamedStatement((kind != null) ? kind.toLowerCase(Locale.ROOT) : "table", new QualifiedName(
						(schema != null) ? stored(schema, dialect) : null, stored(matcher.group("name"), dialect))));
		}
		catch (InvalidSchemaException ex) {
			// No reader will find it either
			return Optional.empty();
		}
	}

	private static Name stored(String identifier, Dialect dialect) {
		String quote = identifier.substring(0, 1);
		boolean quoted = quote.equals("\"") || quote.equals("`");
		return dialect.storedName(
				quoted ? identifier.substring(1, identifier.length() - 1).replace(quote + quote, quote) : identifier,
				quoted);
	}

}
