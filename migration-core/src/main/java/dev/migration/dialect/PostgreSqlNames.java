package dev.migration.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * How PostgreSQL folds, cuts and quotes identifiers.
 */
final class PostgreSqlNames {

	static final int MAXIMUM_BYTES = 63;

	/** What a {@code char} takes in UTF-8 at most. */
	private static final int LONGEST_CHARACTER = 3;

	/**
	 * The words of {@code pg_get_keywords()} with category R or T on any of 14 to 18.
	 */
	private static final Set<String> RESERVED = words("""
			all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
			collation column concurrently constraint create cross current_catalog current_date current_role
			current_schema current_time current_timestamp current_user default deferrable desc distinct do else end
			except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into
			is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on
			only or order outer overlaps placing primary references returning right select session_user similar some
			symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when
			where window with
			""");

	/**
	 * The words of category C: they name columns and tables without quotes, but not
	 * types.
	 */
	private static final Set<String> RESERVED_AS_TYPE = words("""
			between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout
			int integer interval json json_array json_arrayagg json_exists json_object json_objectagg json_query
			json_scalar json_serialize json_table json_value least merge_action national nchar none normalize nullif
			numeric out overlay position precision real row setof smallint substring time timestamp treat trim values
			varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
			xmlserialize xmltable
			""");

	private PostgreSqlNames() {
	}

	/**
	 * Return the name as the server stores it. Folding concerns ASCII letters only, as it
	 * does in the server with a multi-byte encoding.
	 */
	static Name storedName(String text, boolean quoted) {
		return Name.of(cut(quoted ? text : fold(text)));
	}

	static String quote(Name name) {
		return (name.isRegular() && !RESERVED.contains(name.text())) ? name.text() : inQuotes(name.text());
	}

	static String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	/**
	 * Return the name of a type that is none of the server's own.
	 * @throws InvalidSchemaException if one of the server's own would be found in its
	 * place, whatever the quotes
	 */
	static String quoteType(QualifiedName name) {
		if (name.schema() == null && PostgreSqlTypes.catalogName(name.name().text(), false) != null) {
			throw new InvalidSchemaException("Type '" + name + "' has the name of one of PostgreSQL's own types, which"
					+ " are found first; give it another name, or name it with its schema.");
		}
		if (name.schema() == null && RESERVED_AS_TYPE.contains(name.name().text())) {
			return inQuotes(name.name().text());
		}
		return quote(name);
	}

	static String fold(String text) {
		StringBuilder folded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			folded.append((character >= 'A' && character <= 'Z') ? (char) (character + ('a' - 'A')) : character);
		}
		return folded.toString();
	}

	private static String cut(String text) {
		if (text.length() <= MAXIMUM_BYTES / LONGEST_CHARACTER) {
			return text;
		}
		int bytes = 0;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			bytes += Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8).length;
			if (bytes > MAXIMUM_BYTES) {
				return text.substring(0, i);
			}
		}
		return text;
	}

	private static String inQuotes(String text) {
		return '"' + text.replace("\"", "\"\"") + '"';
	}

	private static Set<String> words(String words) {
		return Set.of(words.strip().split("\\s+"));
	}

}
