package dev.migration.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * How H2 folds and quotes identifiers. A regular name in lower case is written bare and
 * stored as the database folds it; reserved words are quoted in that case.
 */
final class H2Names {

	/**
	 * Counted in characters by the server.
	 */
	static final int MAXIMUM_LENGTH = 256;

	private static final Pattern REGULAR_UPPER = Pattern.compile("[A-Z_][A-Z0-9_]*");

	/**
	 * What the parser of 2.4 treats as keywords in any context, and {@code top}, which it
	 * takes out of a select list.
	 */
	private static final Set<String> RESERVED = words("""
			_rowid_ all and any array as asymmetric authorization between both case cast check constraint cross
			current_catalog current_date current_path current_role current_schema current_time current_timestamp
			current_user day default distinct else end except exists false fetch for foreign from full group groups
			having hour if ilike in inner intersect interval is join key leading left like limit localtime
			localtimestamp minus minute month natural not null offset on or order over partition primary qualify range
			regexp right row rownum rows second select session_user set some symmetric system_user table to top
			trailing true uescape union unique unknown user using value values when where window with year
			""");

	private final NameCase nameCase;

	/**
	 * Create the names of a database.
	 * @param nameCase what it makes of names that are not quoted: upper case, unless its
	 * URL says otherwise
	 */
	H2Names(NameCase nameCase) {
		this.nameCase = nameCase;
	}

	/**
	 * Return the name of what is written in SQL or in a mapping.
	 * @throws InvalidSchemaException if it was quoted and the model has no name for it
	 */
	Name storedName(String text, boolean quoted) {
		String stored = quoted ? text : fold(text);
		if (!isNameable(stored)) {
			throw new InvalidSchemaException(
					"Name '" + text + "' is quoted, so H2 keeps it in lower case, and a name in"
							+ " lower case stands for '" + text.toUpperCase(Locale.ROOT)
							+ "' in this database; remove the quotes, or add ';DATABASE_TO_LOWER=TRUE' to the URL.");
		}
		return nameOf(stored);
	}

	/**
	 * Return whether the model can name what the catalog calls this: where names are in
	 * upper case it cannot tell {@code foo} from {@code FOO}.
	 */
	boolean isNameable(String stored) {
		return this.nameCase != NameCase.UPPER || !Name.of(stored).isRegular()
				|| REGULAR_UPPER.matcher(stored).matches();
	}

	/**
	 * Return a condition that leaves out of a query what the model cannot name.
	 */
	String nameable(String column) {
		return (this.nameCase == NameCase.UPPER) ? " AND NOT (REGEXP_LIKE(" + column + ", '^[a-z_][a-z0-9_]*$') AND "
				+ column + " <> UPPER(" + column + "))" : "";
	}

	/**
	 * Return the name of what the catalog calls this.
	 */
	Name nameOf(String stored) {
		boolean folded = this.nameCase == NameCase.UPPER && REGULAR_UPPER.matcher(stored).matches();
		return Name.of(folded ? stored.toLowerCase(Locale.ROOT) : stored);
	}

	/**
	 * Return what the catalog calls a name.
	 */
	String stored(Name name) {
		return name.isRegular() ? fold(name.text()) : name.text();
	}

	/**
	 * Fold as the server does: all letters, of which some become two.
	 */
	private String fold(String text) {
		return switch (this.nameCase) {
			case UPPER -> text.toUpperCase(Locale.ENGLISH);
			case LOWER -> text.toLowerCase(Locale.ENGLISH);
			case AS_WRITTEN -> text;
		};
	}

	String quote(Name name) {
		return (name.isRegular() && !RESERVED.contains(name.text())) ? name.text() : inQuotes(stored(name));
	}

	String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	/**
	 * Return an expression for what the catalog calls the schema of an object.
	 */
	String storedSchema(QualifiedName name) {
		return (name.schema() != null) ? H2Literals.string(stored(name.schema())) : "CURRENT_SCHEMA";
	}

	String columns(List<Name> columns) {
		return columns.stream().map(this::quote).collect(Collectors.joining(", ", "(", ")"));
	}

	private static String inQuotes(String text) {
		return '"' + text.replace("\"", "\"\"") + '"';
	}

	private static Set<String> words(String words) {
		return Set.of(words.strip().split("\\s+"));
	}

}
