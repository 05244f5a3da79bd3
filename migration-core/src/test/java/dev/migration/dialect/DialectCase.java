package dev.migration.dialect;

import java.util.List;

import dev.migration.operation.Operation;
import dev.migration.schema.SchemaModel;

/**
 * One row of a {@link DialectSuite}: what an operation is in one database. The schema
 * after it is {@code operation.applyTo(before)}.
 *
 * @param title what the row is about
 * @param before the schema before
 * @param operation the operation
 * @param sql the statements expected of the dialect
 * @param since the first major version of the server that knows them, or 0 for all
 * @param until the last major version of the server that gets them, or 0 for all
 * @param reversible whether the operation has an inverse
 */
record DialectCase(String title, SchemaModel before, Operation operation, List<String> sql, int since, int until,
		boolean reversible) {

	static DialectCase of(String title, SchemaModel before, Operation operation, String... sql) {
		return new DialectCase(title, before, operation, List.of(sql), 0, 0, true);
	}

	DialectCase since(int major) {
		return new DialectCase(this.title, this.before, this.operation, this.sql, major, this.until, this.reversible);
	}

	DialectCase until(int major) {
		return new DialectCase(this.title, this.before, this.operation, this.sql, this.since, major, this.reversible);
	}

	DialectCase irreversible() {
		return new DialectCase(this.title, this.before, this.operation, this.sql, this.since, this.until, false);
	}

	boolean isFor(int major) {
		return this.since <= major && (this.until == 0 || major <= this.until);
	}

	@Override
	public String toString() {
		return this.title;
	}

}
