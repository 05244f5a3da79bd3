package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.PostgreSqlTypeScanner.Kind;
import dev.migration.dialect.PostgreSqlTypeScanner.Token;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type from SQL the way PostgreSQL's own grammar does.
 */
final class PostgreSqlTypeParser {

	private static final Name CATALOG = Name.of("pg_catalog");

	private final PostgreSqlTypeScanner scanner;

	private List<String> arguments = List.of();

	PostgreSqlTypeParser(String sql) {
		this.scanner = new PostgreSqlTypeScanner(sql);
	}

	ColumnType parse() {
		String phrase = phrase();
		ColumnType scalar = (phrase != null) ? builtIn(phrase) : named();
		ColumnType type = scalar.withDimensions(array() ? 1 : 0);
		if (this.scanner.accept("collate")) {
			type = type.withCollation(qualifiedName().name());
		}
		Token rest = this.scanner.peek();
		if (rest != null) {
			throw this.scanner.failure(rest.text());
		}
		return type;
	}

	/**
	 * Return the catalog's name of a type that the grammar spells in words of its own, or
	 * {@code null} if an ordinary name comes next.
	 */
	private @Nullable String phrase() {
		if (this.scanner.accept("double", "precision")) {
			return "float8";
		}
		if (this.scanner.accept("national", "character") || this.scanner.accept("national", "char")
				|| this.scanner.accept("nchar") || this.scanner.accept("character") || this.scanner.accept("char")) {
			return this.scanner.accept("varying") ? "varchar" : PostgreSqlTypes.CHARACTER;
		}
		if (this.scanner.accept("bit")) {
			return this.scanner.accept("varying") ? "varbit" : PostgreSqlTypes.BIT;
		}
		if (this.scanner.accept("timestamp")) {
			return withTimeZone("timestamp", "timestamptz");
		}
		if (this.scanner.accept("time")) {
			return withTimeZone("time", "timetz");
		}
		return this.scanner.accept("interval") ? interval() : null;
	}

	private String withTimeZone(String without, String with) {
		readArguments();
		if (this.scanner.accept("with", "time", "zone")) {
			return with;
		}
		this.scanner.accept("without", "time", "zone");
		return without;
	}

	private String interval() {
		for (String fields : PostgreSqlTypes.INTERVAL_FIELDS) {
			if (this.scanner.accept(fields.split(" "))) {
				return "interval " + fields;
			}
		}
		return "interval";
	}

	private ColumnType builtIn(String catalogName) {
		if (this.arguments.isEmpty()) {
			readArguments();
		}
		return PostgreSqlTypes.builtIn(catalogName, this.arguments);
	}

	private ColumnType named() {
		Token first = this.scanner.peek();
		QualifiedName name = qualifiedName();
		boolean word = first != null && first.kind() == Kind.WORD && name.schema() == null;
		readArguments();
		String catalogName = PostgreSqlTypes.catalogName(name.name().text(), word);
		if (catalogName != null && (name.schema() == null || name.schema().equals(CATALOG))) {
			return PostgreSqlTypes.builtIn(catalogName, this.arguments);
		}
		return new ColumnType(name, true, this.arguments, 0, null);
	}

	private QualifiedName qualifiedName() {
		Name first = name();
		return this.scanner.accept(".") ? new QualifiedName(first, name()) : new QualifiedName(null, first);
	}

	private Name name() {
		Token token = this.scanner.next(Kind.WORD, Kind.QUOTED);
		return PostgreSqlNames.storedName(token.text(), true);
	}

	/**
	 * Arguments of extension types may be words, such as the shape of a PostGIS geometry;
	 * the server folds them like any identifier.
	 */
	private void readArguments() {
		if (!this.scanner.accept("(")) {
			return;
		}
		List<String> read = new ArrayList<>();
		do {
			Token token = this.scanner.next(Kind.WORD, Kind.CONSTANT, Kind.QUOTED);
			read.add((token.kind() != Kind.CONSTANT) ? PostgreSqlNames.quote(Name.of(token.text())) : token.text());
		}
		while (this.scanner.accept(","));
		this.scanner.expect(")");
		this.arguments = read;
	}

	/**
	 * The server ignores how many dimensions and elements an array type declares and
	 * {@code format_type} does not print them, so all of them are one type here as well.
	 */
	private boolean array() {
		if (this.scanner.accept("array")) {
			if (this.scanner.accept("[")) {
				this.scanner.next(Kind.CONSTANT);
				this.scanner.expect("]");
			}
			return true;
		}
		boolean array = false;
		while (this.scanner.accept("[")) {
			if (!this.scanner.accept("]")) {
				this.scanner.next(Kind.CONSTANT);
				this.scanner.expect("]");
			}
			array = true;
		}
		return array;
	}

}
