package dev.migration.script;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a column but its name, before a dialect is known.
 */
record ColumnProperties(TypeSpec type, boolean nullable, @Nullable DefaultSpec defaultValue,
		@Nullable Identity identity, @Nullable Generated generated, @Nullable String comment) {

	static ColumnProperties of(TypeSpec type) {
		return new ColumnProperties(type, true, null, null, null, null);
	}

	ColumnProperties collate(String collation) {
		return new ColumnProperties(this.type.collate(collation), this.nullable, this.defaultValue, this.identity,
				this.generated, this.comment);
	}

	ColumnProperties notNull() {
		return new ColumnProperties(this.type, false, this.defaultValue, this.identity, this.generated, this.comment);
	}

	ColumnProperties defaultTo(DefaultSpec other) {
		return new ColumnProperties(this.type, this.nullable, other, this.identity, this.generated, this.comment);
	}

	ColumnProperties identity(boolean always, CounterSpec counter) {
		return new ColumnProperties(this.type, false, this.defaultValue, new Identity(always, counter.options()),
				this.generated, this.comment);
	}

	ColumnProperties generated(String expression, boolean stored) {
		return new ColumnProperties(this.type, this.nullable, this.defaultValue, this.identity,
				new Generated(Expression.of(expression), stored), this.comment);
	}

	ColumnProperties comment(String other) {
		return new ColumnProperties(this.type, this.nullable, this.defaultValue, this.identity, this.generated, other);
	}

	Column resolve(Name name, Dialect dialect) {
		Expression expression = (this.defaultValue != null) ? this.defaultValue.resolve(dialect) : null;
		return new Column(name, this.type.resolve(dialect), this.nullable, expression, this.identity, this.generated,
				this.comment);
	}

}
