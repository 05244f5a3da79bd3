package dev.migration.runtime;

import java.util.function.Consumer;

import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a script may ask of the database. Where only text is possible there is no answer.
 */
interface DataAccess {

	/**
	 * Carry data work out.
	 * @param name what is done
	 * @param work the work
	 */
	void run(String name, Consumer<JdbcClient> work);

	/**
	 * Return a column as it is now.
	 * @param table the table
	 * @param column the column
	 * @return the complete column
	 */
	Column existingColumn(QualifiedName table, Name column);

}
