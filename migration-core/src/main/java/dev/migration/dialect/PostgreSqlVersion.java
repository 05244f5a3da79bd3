package dev.migration.dialect;

import dev.migration.MigrationException;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What came to PostgreSQL with which major version. What a server does not know yet is
 * refused by name, before it meets the server's parser.
 *
 * @param major the major version
 */
record PostgreSqlVersion(int major) {

	static final int OLDEST = 14;

	static final int NEWEST = 18;

	private static final int NULLS_NOT_DISTINCT = 15;

	private static final int SOME_COLUMNS_ON_DELETE = 15;

	private static final int OPTIONS_OF_MEMBERSHIP = 16;

	private static final int SET_EXPRESSION = 17;

	private static final int TRANSACTION_TIMEOUT = 17;

	private static final int VIRTUAL_COLUMNS = 18;

	PostgreSqlVersion {
		if (major < OLDEST) {
			throw new MigrationException(
					"PostgreSQL '" + major + "' is too old; use PostgreSQL '" + OLDEST + "' or later.");
		}
	}

	/**
	 * Return whether the expression of a stored column can be changed without dropping
	 * the column and the indexes on it.
	 */
	boolean changesExpressions() {
		return this.major >= SET_EXPRESSION;
	}

	/**
	 * Return whether sessions can end a transaction that takes too long.
	 */
	boolean limitsTransactions() {
		return this.major >= TRANSACTION_TIMEOUT;
	}

	/**
	 * Return whether a member of a role need not be able to do what the role can.
	 */
	boolean grantsMembershipWithoutUse() {
		return this.major >= OPTIONS_OF_MEMBERSHIP;
	}

	void check(Table table) {
		table.columns().forEach(this::check);
		table.constraints().forEach(this::check);
		table.indexes().forEach(this::check);
	}

	void check(Column column) {
		Generated generated = column.generated();
		if (generated != null && !generated.stored()) {
			require(VIRTUAL_COLUMNS, "compute column '" + column.name() + "' when it is read", "make it stored");
		}
	}

	void check(Constraint constraint) {
		if (constraint instanceof UniqueConstraint unique && unique.nullsNotDistinct()) {
			require(NULLS_NOT_DISTINCT,
					"take two nulls in unique constraint " + named(unique.name(), unique.columns()) + " for duplicates",
					"use a unique index on an expression such as 'coalesce(...)'");
		}
		if (constraint instanceof ForeignKey key && !key.onDeleteColumns().isEmpty()) {
			require(SOME_COLUMNS_ON_DELETE, "set only columns " + key.onDeleteColumns() + " of foreign key "
					+ named(key.name(), key.columns()) + " on delete", "set all of its columns or use a trigger");
		}
	}

	void check(Index index) {
		if (index.nullsNotDistinct()) {
			require(NULLS_NOT_DISTINCT,
					"take two nulls in unique index " + named(index.name(), index.columns()) + " for duplicates",
					"index an expression such as 'coalesce(...)'");
		}
	}

	private static String named(@Nullable Name name, Object columns) {
		return (name != null) ? "'" + name + "'" : "of " + columns;
	}

	private void require(int since, String what, String instead) {
		if (this.major < since) {
			throw new UnsupportedOperationOnDatabaseException("PostgreSQL '" + this.major + "' cannot " + what + "; "
					+ instead + " instead, or use PostgreSQL '" + since + "' or later.");
		}
	}

}
