package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migration.dialect.MySqlTypeScanner.Kind;
import dev.migration.dialect.MySqlTypeScanner.Token;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type from SQL the way the grammar of MariaDB and MySQL does. What belongs to
 * the type rather than to the column (sign, width, character set, visibility) follows it
 * as words.
 */
final class MySqlTypeParser {

	/**
	 * What the grammar spells in several words, the longest first, and what it means.
	 */
	private static final List<Map.Entry<String, String>> PHRASES = List.of(
			Map.entry("national character varying", "nvarchar"), Map.entry("national char varying", "nvarchar"),
			Map.entry("national varcharacter", "nvarchar"), Map.entry("national varchar", "nvarchar"),
			Map.entry("nchar varying", "nvarchar"), Map.entry("nchar varchar", "nvarchar"),
			Map.entry("national character", "nchar"), Map.entry("national char", "nchar"),
			Map.entry("character varying", "varchar"), Map.entry("char varying", "varchar"),
			Map.entry("long character varying", "mediumtext"), Map.entry("long char varying", "mediumtext"),
			Map.entry("long varcharacter", "mediumtext"), Map.entry("long varchar", "mediumtext"),
			Map.entry("long varbinary", "mediumblob"), Map.entry("long", "mediumtext"),
			Map.entry("double precision", "double"), Map.entry("char byte", "binary"));

	private final MySqlTypeScanner scanner;

	private final MySqlServer server;

	private final MySqlTypeAttributes attributes = new MySqlTypeAttributes();

	MySqlTypeParser(String sql, MySqlServer server) {
		this.scanner = new MySqlTypeScanner(sql, server);
		this.server = server;
	}

	ColumnType parse() {
		String name = phrase();
		String word = (name != null) ? name : this.scanner.next(Kind.WORD).text();
		List<String> arguments = arguments();
		while (this.scanner.peek() != null) {
			readAttribute();
		}
		if (!MySqlTypes.isKnown(word, this.server)) {
			throw this.scanner.failure(word);
		}
		return MySqlTypes.builtIn(word, arguments, this.attributes);
	}

	private @Nullable String phrase() {
		for (Map.Entry<String, String> phrase : PHRASES) {
			if (this.scanner.accept(phrase.getKey().split(" "))) {
				return phrase.getValue();
			}
		}
		return null;
	}

	private List<String> arguments() {
		List<String> read = new ArrayList<>();
		if (this.scanner.accept("(")) {
			do {
				Token token = this.scanner.next(Kind.NUMBER, Kind.TEXT);
				read.add((token.kind() == Kind.TEXT) ? MySqlLiterals.string(token.text().stripTrailing())
						: token.text());
			}
			while (this.scanner.accept(","));
			this.scanner.expect(")");
		}
		return read;
	}

	private void readAttribute() {
		if (this.scanner.accept("unsigned")) {
			this.attributes.unsigned = true;
		}
		else if (this.scanner.accept("zerofill")) {
			this.attributes.zerofill = true;
		}
		else if (this.scanner.accept("character", "set") || this.scanner.accept("charset")
				|| this.scanner.accept("char", "set")) {
			this.attributes.characterSet = name();
		}
		else if (this.scanner.accept("collate")) {
			this.attributes.collation = Name.of(name());
		}
		else if (this.scanner.accept("compressed")) {
			this.attributes.compressed = true;
		}
		else if (this.scanner.accept("invisible")) {
			this.attributes.invisible = true;
		}
		else if (this.scanner.accept("srid")) {
			this.attributes.srid = this.scanner.next(Kind.NUMBER).text();
		}
		else {
			this.scanner.expect("signed");
		}
	}

	private String name() {
		return this.scanner.next(Kind.WORD, Kind.NAME, Kind.TEXT).text().toLowerCase(Locale.ROOT);
	}

}
