package dev.migration.reflection;

import java.sql.Connection;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.QualifiedName;

/**
 * Reads the check that is part of a column's definition, which goes where the column is
 * restated without it. MariaDB alone has such checks; elsewhere a check is the table's.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface ColumnCheckReader {

	/**
	 * Read the check of a column.
	 * @param table the table
	 * @param column the column as it is; of JSON, what the server checks by itself does
	 * not count
	 * @return the check, if there is one
	 * @throws SchemaReadException if the database refuses
	 */
	Optional<Expression> read(QualifiedName table, Column column);

	/**
	 * Return the reader of a database.
	 * @param connection the connection to read over
	 * @param dialect the dialect of the database
	 * @param schema the migrated schema, where tables are that name none
	 * @return the reader
	 */
	static ColumnCheckReader of(Connection connection, Dialect dialect, String schema) {
		return dialect.name().equals("mariadb") ? new MariaDbColumnCheckReader(connection, dialect, schema)
				: (table, column) -> Optional.empty();
	}

}
