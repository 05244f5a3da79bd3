package dev.migration.runtime;

import java.util.Optional;
import java.util.function.Consumer;

import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a script may ask of the database. Where only text is possible there is no answer,
 * apart from what operations tell.
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

	/**
	 * Return a view, routine or trigger as it is now.
	 * @param object which one
	 * @return what there is, or empty if nobody knows
	 */
	Optional<ObjectState> existingObject(ObjectKey object);

	/**
	 * Return a view, routine or trigger as it is now, if the statement that replaces it
	 * has to say again what it has beside its definition.
	 * @param object which one
	 * @return what there is, or empty if the database keeps that by itself or nobody
	 * knows
	 */
	default Optional<ObjectState> restatedObject(ObjectKey object) {
		return Optional.empty();
	}

	/**
	 * Return a view, routine or trigger as it was before the upgrade of the revision that
	 * goes down.
	 * @param object which one
	 * @return what there was
	 * @throws dev.migration.MigrationException if nobody knows
	 */
	ObjectState replacedObject(ObjectKey object);

	/**
	 * Add to an operation what it does not know and would lose.
	 * @param operation the operation
	 * @return the operation that keeps it
	 */
	default Operation completed(Operation operation) {
		return operation;
	}

	/**
	 * Take note of what was carried out.
	 * @param operation the operation
	 */
	default void applied(Operation operation) {
	}

}
