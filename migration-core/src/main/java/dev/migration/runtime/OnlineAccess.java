package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.Operation;
import dev.migration.reflection.ColumnCheckReader;
import dev.migration.reflection.ObjectReader;
import dev.migration.revision.Direction;
import dev.migration.schema.Column;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The answers of the database that is being migrated, on the migration's own connection
 * and in its transaction.
 */
final class OnlineAccess implements DataAccess {

	private final MigrationSession session;

	private final LoadedRevision revision;

	private final ScriptArguments arguments;

	OnlineAccess(MigrationSession session, LoadedRevision revision, ScriptArguments arguments) {
		this.session = session;
		this.revision = revision;
		this.arguments = arguments;
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		work.accept(JdbcClient.create(new SingleConnectionDataSource(this.session.connection(), true)));
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		return SessionSchemas.of(this.session, List.of(table), Set.of())
			.read()
			.table(this.session.inModel(table))
			.flatMap((found) -> found.column(column))
			.orElseThrow(() -> new InvalidSchemaException("There is no column '" + table + "." + column
					+ "' to alter; check the name against the database."));
	}

	@Override
	public Operation completed(Operation operation) {
		return withColumnChecks(new DroppedForeignKeys(this.session)
			.complete(new ReferencedSchema(this.session.dialect(), this.session.schema(), true).complete(operation)));
	}

	/**
	 * Where a column is restated its own check has to be said again.
	 */
	private Operation withColumnChecks(Operation operation) {
		if (operation instanceof AlterTable batch) {
			return new AlterTable(batch.table(), batch.changes().stream().map(this::withColumnChecks).toList());
		}
		if (!(operation instanceof AlterColumn change)) {
			return operation;
		}
		ColumnCheckReader checks = ColumnCheckReader.of(this.session.connection(), this.session.dialect(),
				this.session.schema().text());
		return checks.read(change.table(), change.from())
			.or(() -> renamedBefore(change).flatMap((column) -> checks.read(change.table(), column)))
			.map(change::withCheck)
			.orElse(change);
	}

	/** An earlier run may have renamed the column already. */
	private static Optional<Column> renamedBefore(AlterColumn change) {
		return Optional.of(change.to()).filter((column) -> !column.name().equals(change.from().name()));
	}

	@Override
	public Optional<ObjectState> existingObject(ObjectKey object) {
		ObjectReader reader = ObjectReader.of(this.session.connection(), this.session.dialect(),
				this.session.schema().text());
		return Optional.of(new ObjectState(object, reader.read(object).orElse(null)));
	}

	@Override
	public Optional<ObjectState> restatedObject(ObjectKey object) {
		return ObjectReader.isRestated(this.session.dialect()) ? existingObject(object) : Optional.empty();
	}

	@Override
	public ObjectState replacedObject(ObjectKey object) {
		return written().flatMap((replaced) -> replaced.find(object))
			.or(() -> given(object))
			.orElseThrow(() -> new ReplacedObjectUnknownException(this.revision, object));
	}

	private Optional<ObjectStates> written() {
		HistoryReader reader = new HistoryReader(this.session.dialect(), this.session.historyTable());
		try {
			return Optional.ofNullable(reader.readReplaced(this.session.connection(), this.revision.node().id()))
				.map(ObjectStates::parse);
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
	}

	/**
	 * Find the body that the script itself gives as the one before.
	 */
	private Optional<ObjectState> given(ObjectKey object) {
		ObjectReplay replay = new ObjectReplay(new ObjectStates());
		RecordedScript.replay(this.revision, Direction.UPGRADE, this.session.dialect(), this.arguments, replay);
		return replay.replaced().find(object);
	}

	/**
	 * Return what is known after an upgrade.
	 * @param upgrade the upgrade
	 * @return what the database and the upgrade tell
	 */
	ObjectKnowledge after(SinkTarget upgrade) {
		return new ObjectKnowledge() {

			@Override
			public Optional<ObjectState> existing(ObjectKey object) {
				return existingObject(object);
			}

			@Override
			public Optional<ObjectState> replaced(ObjectKey object) {
				return upgrade.replaced(object);
			}

			@Override
			public Operation completed(Operation operation) {
				return OnlineAccess.this.completed(operation);
			}

		};
	}

}
