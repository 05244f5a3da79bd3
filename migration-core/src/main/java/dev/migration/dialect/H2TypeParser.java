package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migration.dialect.H2TypeScanner.Kind;
import dev.migration.dialect.H2TypeScanner.Token;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type from SQL the way H2's own grammar does.
 */
final class H2TypeParser {

	private static final List<String> FIELDS = List.of("year", "month", "day", "hour", "minute", "second");

	private final H2TypeScanner scanner;

	private final H2Names names;

	private List<String> arguments = List.of();

	H2TypeParser(String sql, H2Names names) {
		this.scanner = new H2TypeScanner(sql);
		this.names = names;
	}

	ColumnType parse() {
		ColumnType type = type();
		Token rest = this.scanner.peek();
		if (rest != null) {
			throw this.scanner.failure(rest.text());
		}
		return type;
	}

	private ColumnType type() {
		this.arguments = List.of();
		String phrase = phrase();
		return ((phrase != null) ? builtIn(phrase) : named()).withDimensions(dimensions());
	}

	/**
	 * Return the one spelling of a type that the grammar spells in words of its own, or
	 * {@code null} if an ordinary name comes next.
	 */
	private @Nullable String phrase() {
		if (this.scanner.accept("double", "precision") || this.scanner.accept("double")) {
			return "double precision";
		}
		if (this.scanner.accept("national", "character") || this.scanner.accept("national", "char")
				|| this.scanner.accept("nchar") || this.scanner.accept("character") || this.scanner.accept("char")) {
			return varying("char", "varchar", "clob");
		}
		if (this.scanner.accept("binary")) {
			return varying("binary", "varbinary", "blob");
		}
		if (this.scanner.accept("timestamp")) {
			return withTimeZone("timestamp");
		}
		if (this.scanner.accept("time")) {
			return withTimeZone("time");
		}
		if (this.scanner.accept("row")) {
			readFields();
			return "row";
		}
		return this.scanner.accept("interval") ? interval() : null;
	}

	private String varying(String fixed, String varying, String large) {
		if (this.scanner.accept("large", "object")) {
			return large;
		}
		return this.scanner.accept("varying") ? varying : fixed;
	}

	private String withTimeZone(String name) {
		readArguments();
		if (this.scanner.accept("with", "time", "zone")) {
			return name + " with time zone";
		}
		this.scanner.accept("without", "time", "zone");
		return name;
	}

	/**
	 * The digits of the leading field stand behind it, those of the seconds at the end:
	 * {@code day(3) to second(6)}, {@code second(3, 6)}.
	 */
	private String interval() {
		String first = field();
		readArguments();
		List<String> digits = new ArrayList<>(this.arguments);
		if (!this.scanner.accept("to")) {
			return "interval " + first;
		}
		String last = field();
		this.arguments = List.of();
		readArguments();
		if (digits.isEmpty() && !this.arguments.isEmpty()) {
			digits.add(H2Types.LEADING_DIGITS);
		}
		digits.addAll(this.arguments);
		this.arguments = digits;
		return "interval " + first + " to " + last;
	}

	private String field() {
		String field = this.scanner.next(Kind.WORD).text().toLowerCase(Locale.ROOT);
		if (!FIELDS.contains(field)) {
			throw this.scanner.failure(field);
		}
		return field;
	}

	private void readFields() {
		List<String> fields = new ArrayList<>();
		this.scanner.expect("(");
		do {
			fields.add(this.names.quote(name()) + " " + H2Types.render(type(), this.names));
		}
		while (this.scanner.accept(","));
		this.scanner.expect(")");
		this.arguments = fields;
	}

	private ColumnType builtIn(String spelling) {
		if (this.arguments.isEmpty()) {
			readArguments();
		}
		return H2Types.builtIn(spelling, this.arguments);
	}

	private ColumnType named() {
		Token first = this.scanner.peek();
		QualifiedName name = qualifiedName();
		boolean word = first != null && first.kind() == Kind.WORD && name.schema() == null;
		String spelling = word ? H2Types.spelling(name.name().text().toLowerCase(Locale.ROOT)) : null;
		return (spelling != null) ? builtIn(spelling) : ColumnType.userType(name);
	}

	private QualifiedName qualifiedName() {
		Name first = name();
		return this.scanner.accept(".") ? new QualifiedName(first, name()) : new QualifiedName(null, first);
	}

	private Name name() {
		Token token = this.scanner.next(Kind.WORD, Kind.QUOTED);
		return this.names.storedName(token.text(), token.kind() == Kind.QUOTED);
	}

	/**
	 * Arguments may be several words, such as {@code point z} of a geometry or the unit
	 * of a length, which says nothing.
	 */
	private void readArguments() {
		if (!this.scanner.accept("(")) {
			return;
		}
		List<String> read = new ArrayList<>();
		do {
			StringBuilder argument = new StringBuilder(argument());
			while (!this.scanner.at(",") && !this.scanner.at(")")) {
				String more = argument();
				if (!more.equals("characters") && !more.equals("octets") && !more.equals("char")) {
					argument.append(' ').append(more);
				}
			}
			read.add(argument.toString());
		}
		while (this.scanner.accept(","));
		this.scanner.expect(")");
		this.arguments = read;
	}

	private String argument() {
		Token token = this.scanner.next(Kind.WORD, Kind.CONSTANT);
		return (token.kind() == Kind.WORD) ? token.text().toLowerCase(Locale.ROOT) : token.text();
	}

	/**
	 * How many elements an array may have is no part of the type here, as elsewhere.
	 */
	private int dimensions() {
		int dimensions = 0;
		while (this.scanner.accept("array")) {
			dimensions++;
			if (this.scanner.accept("[")) {
				this.scanner.next(Kind.CONSTANT);
				this.scanner.expect("]");
			}
		}
		return dimensions;
	}

}
