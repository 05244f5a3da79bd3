package dev.migration.metamodel;

import java.util.List;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;

/**
 * How a database reads the text that a mapping hands through to it.
 */
enum SqlSyntax {

	/**
	 * A single quote in a literal is doubled.
	 */
	STANDARD,

	/**
	 * A backslash in a literal escapes what follows it too, as in MySQL and MariaDB.
	 */
	BACKSLASHES;

	static SqlSyntax of(Dialect dialect) {
		return (dialect instanceof MySQLDialect) ? BACKSLASHES : STANDARD;
	}

	SqlTokens tokens(String sql) {
		return new SqlTokens(sql, this);
	}

	/**
	 * Cut a list at its commas; those within parentheses or literals belong to an
	 * element.
	 */
	List<String> split(String sql) {
		return SqlTokens.split(sql, this);
	}

	/**
	 * Return the value of a literal. Hibernate puts comments into SQL without escaping
	 * them, so that whoever wants a single quote has to write two.
	 * @param text what stands between the quotes
	 */
	String value(String text) {
		if (this == STANDARD) {
			return text.replace("''", "'");
		}
		StringBuilder value = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean last = i + 1 == text.length();
			if (character == '\\' && !last) {
				i++;
				value.append(escaped(text.charAt(i)));
			}
			else {
				value.append(character);
				i += (character == '\'' && !last && text.charAt(i + 1) == '\'') ? 1 : 0;
			}
		}
		return value.toString();
	}

	private static char escaped(char character) {
		return switch (character) {
			case '0' -> '\0';
			case 'b' -> '\b';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'Z' -> '\u001a';
			default -> character;
		};
	}

}
