package dev.migration.reflection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;

/**
 * Tells what a database hides from its user. MariaDB and MySQL leave out of their catalog
 * what the user has no right on, and all columns and checks of what he may only look at
 * in part; PostgreSQL and H2 show the names and definitions of everything to everybody.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SchemaRights {

	// A name in the place of the table, or columns behind the right, are a part only
	private static final Pattern GRANT = Pattern
		.compile("GRANT (?<rights>.+?) ON (?<schema>\\*|`(?:[^`]|``)*`)\\.\\* TO .*");

	private static final Set<String> READING = Set.of("SELECT", "ALL PRIVILEGES");

	private SchemaRights() {
	}

	/**
	 * Return the schemas of which the user may see a part only.
	 * @param connection the connection to ask over; it is left as it was
	 * @param dialect the dialect of the database
	 * @param schemas the schemas, as the database stores them
	 * @return a sentence for each
	 * @throws SchemaReadException if the connection fails
	 */
	public static List<String> hidden(Connection connection, Dialect dialect, List<String> schemas) {
		if (!dialect.name().equals("mariadb") && !dialect.name().equals("mysql")) {
			return List.of();
		}
		try (Statement statement = connection.createStatement()) {
			List<Pattern> readable = readable(statement);
			String user = user(statement);
			return schemas.stream()
				.filter((schema) -> readable.stream().noneMatch((pattern) -> pattern.matcher(schema).matches()))
				.map((schema) -> sentence(schema, user))
				.toList();
		}
		catch (SQLException ex) {
			throw new SchemaReadException(String.join(", ", schemas), ex);
		}
	}

	private static String sentence(String schema, String user) {
		return "User '" + user + "' may not read all of schema '" + schema
				+ "': the server hides the rest, so that what seems to be missing may be there; grant SELECT on the"
				+ " whole schema.";
	}

	private static List<Pattern> readable(Statement statement) throws SQLException {
		List<Pattern> patterns = new ArrayList<>();
		try (ResultSet row = statement.executeQuery("SHOW GRANTS")) {
			while (row.next()) {
				Matcher grant = GRANT.matcher(row.getString(1));
				if (grant.matches()
						&& List.of(grant.group("rights").split(", ")).stream().anyMatch(READING::contains)) {
					patterns.add(schemas(grant.group("schema")));
				}
			}
		}
		return patterns;
	}

	/** Return the schemas that a grant is about, which may say it with wildcards. */
	private static Pattern schemas(String text) {
		if (text.equals("*")) {
			return Pattern.compile(".*", Pattern.DOTALL);
		}
		String name = text.substring(1, text.length() - 1).replace("``", "`");
		StringBuilder pattern = new StringBuilder();
		for (int index = 0; index < name.length(); index++) {
			char character = name.charAt(index);
			if (character == '\\' && index + 1 < name.length()) {
				index++;
				pattern.append(Pattern.quote(name.substring(index, index + 1)));
			}
			else {
				pattern.append((character == '%') ? ".*"
						: (character == '_') ? "." : Pattern.quote(String.valueOf(character)));
			}
		}
		return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	private static String user(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("SELECT current_user()")) {
			row.next();
			return row.getString(1);
		}
	}

}
