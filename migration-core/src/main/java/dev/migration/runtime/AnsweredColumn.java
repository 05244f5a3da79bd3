package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * A column as the database said that it is.
 *
 * @param table the table that was asked for
 * @param name the name that was asked for
 * @param column the answer
 */
record AnsweredColumn(QualifiedName table, Name name, Column column) {

	/**
	 * Return the fields from which the column can be read.
	 */
	String text() {
		ColumnType type = this.column.type();
		List<@Nullable Object> fields = new ArrayList<>(Arrays.asList(this.table.schema(), this.table.name(), this.name,
				this.column.name(), type.name().schema(), type.name().name(), type.userType(), type.dimensions(),
				type.collation()));
		fields.addAll(Arrays.asList(this.column.nullable(), this.column.comment()));
		addExpression(fields, this.column.defaultValue());
		addIdentity(fields, this.column.identity());
		Generated generated = this.column.generated();
		addExpression(fields, (generated != null) ? generated.expression() : null);
		fields.add((generated != null) ? generated.stored() : null);
		fields.addAll(type.arguments());
		return TextFields.text(fields);
	}

	private static void addExpression(List<@Nullable Object> fields, @Nullable Expression expression) {
		fields.add((expression != null) ? expression.source() : null);
		fields.add((expression != null) ? expression.canonical() : null);
	}

	private static void addIdentity(List<@Nullable Object> fields, @Nullable Identity identity) {
		fields.add((identity != null) ? identity.always() : null);
		SequenceOptions options = (identity != null) ? identity.options() : SequenceOptions.DEFAULT;
		fields.addAll(Arrays.asList(options.start(), options.increment(), options.minimum(), options.maximum(),
				options.cache(), options.cycle()));
	}

	static AnsweredColumn parse(String text) {
		return new Reader(TextFields.parse(text).iterator()).column();
	}

	/**
	 * Reads the fields in the order in which they were written.
	 */
	private record Reader(Iterator<@Nullable String> fields) {

		AnsweredColumn column() {
			QualifiedName table = qualifiedName();
			Name asked = Name.of(string());
			Name name = Name.of(string());
			QualifiedName typeName = qualifiedName();
			boolean userType = bool();
			int dimensions = (int) number();
			String collation = this.fields.next();
			boolean nullable = bool();
			String comment = this.fields.next();
			Expression defaultValue = expression();
			Identity identity = identity();
			Expression expression = expression();
			String stored = this.fields.next();
			Generated generated = (expression != null) ? new Generated(expression, Boolean.parseBoolean(stored)) : null;
			List<String> arguments = new ArrayList<>();
			this.fields.forEachRemaining((argument) -> arguments.add(Objects.requireNonNull(argument)));
			ColumnType type = new ColumnType(typeName, userType, arguments, dimensions,
					(collation != null) ? Name.of(collation) : null);
			return new AnsweredColumn(table, asked,
					new Column(name, type, nullable, defaultValue, identity, generated, comment));
		}

		private QualifiedName qualifiedName() {
			String schema = this.fields.next();
			return QualifiedName.of(schema, string());
		}

		private @Nullable Expression expression() {
			String source = this.fields.next();
			String canonical = this.fields.next();
			return (source != null && canonical != null) ? new Expression(source, canonical) : null;
		}

		private @Nullable Identity identity() {
			String always = this.fields.next();
			SequenceOptions options = new SequenceOptions(number(), number(), bound(), bound(), number(), bool());
			return (always != null) ? new Identity(Boolean.parseBoolean(always), options) : null;
		}

		private @Nullable Long bound() {
			String bound = this.fields.next();
			return (bound != null) ? Long.valueOf(bound) : null;
		}

		private long number() {
			return Long.parseLong(string());
		}

		private boolean bool() {
			return Boolean.parseBoolean(string());
		}

		private String string() {
			return Objects.requireNonNull(this.fields.next());
		}

	}

}
