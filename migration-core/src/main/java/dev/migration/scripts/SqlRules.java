package dev.migration.scripts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import dev.migration.dialect.Dialect;

/**
 * How a database tells the parts of SQL text from each other. Which rules a script is
 * read by is known only when it is run, since the same history may be for several
 * databases.
 */
enum SqlRules {

	/** Manual of PostgreSQL, 4.1. */
	POSTGRESQL("psql",
			EnumSet.of(Feature.NESTED_COMMENTS, Feature.TAGGED_DOLLARS, Feature.ESCAPE_STRINGS, Feature.CLIENT_COMMANDS,
					Feature.PARENTHESES)),

	/** MariaDB, whose client was called like that of MySQL until 10.4. */
	MARIADB("mariadb", Feature.OF_MYSQL),

	/** MySQL, which reads as MariaDB does. */
	MYSQL("mysql", Feature.OF_MYSQL),

	/** The tokenizer of H2 2.4, which allows more than its manual says. */
	H2("h2", EnumSet.of(Feature.NESTED_COMMENTS, Feature.PLAIN_DOLLARS, Feature.BACK_QUOTES, Feature.SLASH_COMMENTS));

	private static final int NO_VERSION = 999_999;

	private static final int MYSQL_5_7 = 50_700;

	private static final int MARIADB_10 = 100_000;

	private final String client;

	private final Set<Feature> features;

	SqlRules(String client, Set<Feature> features) {
		this.client = client;
		this.features = features;
	}

	/**
	 * Return the rules of a database.
	 * @param dialect the language of the database
	 * @return the rules; those of PostgreSQL, which are closest to the standard, for one
	 * that is not known here
	 */
	static SqlRules of(Dialect dialect) {
		return switch (dialect.name().toLowerCase(Locale.ROOT)) {
			case "mariadb" -> MARIADB;
			case "mysql" -> MYSQL;
			case "h2" -> H2;
			default -> POSTGRESQL;
		};
	}

	boolean has(Feature feature) {
		return this.features.contains(feature);
	}

	/** Return whether these are the rules that MariaDB and MySQL share. */
	boolean isMySql() {
		return this.features.equals(Feature.OF_MYSQL);
	}

	/**
	 * Return whether a server carries out what stands in a comment. MariaDB leaves
	 * comments for MySQL 5.7 and later alone (its manual, "Comment Syntax"), MySQL those
	 * for MariaDB; {@code /*M!999999} is for nobody.
	 * @param mark the beginning of the comment with the version, if it says one
	 */
	boolean carriesOut(String mark) {
		boolean forMariaDb = mark.startsWith("/*M");
		if (this == MYSQL) {
			return !forMariaDb;
		}
		String version = mark.substring(forMariaDb ? 4 : 3);
		if (version.isEmpty()) {
			return true;
		}
		// Longer ones are of no version
		int number = (version.length() > 6) ? NO_VERSION : Integer.parseInt(version);
		return number < NO_VERSION && (forMariaDb || number < MYSQL_5_7 || number >= MARIADB_10);
	}

	/** Return the program whose commands begin with a backslash. */
	String client() {
		return this.client;
	}

	/**
	 * Where the databases differ.
	 */
	enum Feature {

		/** {@code /* /* *}{@code / *}{@code /} is one comment. */
		NESTED_COMMENTS,

		/** {@code $$…$$} and {@code $tag$…$tag$} are strings. */
		TAGGED_DOLLARS,

		/** {@code $$…$$} is a string. */
		PLAIN_DOLLARS,

		/**
		 * A backslash escapes in {@code E'…'}, also where the string goes on in the next
		 * line.
		 */
		ESCAPE_STRINGS,

		/** A backslash escapes in {@code '…'} and {@code "…"}. */
		BACKSLASH_STRINGS,

		/** {@code `…`} is a name. */
		BACK_QUOTES,

		/** {@code #} starts a comment. */
		HASH_COMMENTS,

		/** {@code //} starts a comment. */
		SLASH_COMMENTS,

		/** {@code --} starts a comment only before white space. */
		SPACE_AFTER_DASHES,

		/** {@code /*! … *}{@code /} is carried out. */
		EXECUTABLE_COMMENTS,

		/** A backslash outside of quotes is meant for the command line client. */
		CLIENT_COMMANDS,

		/** {@code DELIMITER //} changes what ends a statement. */
		DELIMITERS,

		/** A semicolon in parentheses ends nothing. */
		PARENTHESES;

		private static final Set<Feature> OF_MYSQL = Collections.unmodifiableSet(EnumSet.of(BACKSLASH_STRINGS,
				BACK_QUOTES, HASH_COMMENTS, SPACE_AFTER_DASHES, EXECUTABLE_COMMENTS, CLIENT_COMMANDS, DELIMITERS));

	}

}
