package dev.migration.runtime;

import java.util.HashSet;
import java.util.Set;

import dev.migration.dialect.Dialect;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.schema.QualifiedName;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;

/**
 * The names of what revisions create, found by recording their upgrades. Of raw SQL the
 * {@code CREATE} statements count; what data work creates is not known.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CreatedObjects {

	private final Set<QualifiedName> tables = new HashSet<>();

	private final Set<QualifiedName> sequences = new HashSet<>();

	private final Set<QualifiedName> types = new HashSet<>();

	private CreatedObjects() {
	}

	/**
	 * Record what revisions create.
	 * @param revisions the revisions
	 * @param history the history that they are of
	 * @param dialect the language of the database
	 * @param arguments what the scripts are told
	 * @return the names
	 */
	public static CreatedObjects of(Iterable<RevisionNode> revisions, MigrationHistory history, Dialect dialect,
			ScriptArguments arguments) {
		CreatedObjects created = new CreatedObjects();
		revisions.forEach((revision) -> created.add(history.script(revision), dialect, arguments));
		return created;
	}

	private void add(LoadedRevision revision, Dialect dialect, ScriptArguments arguments) {
		RecordedScript.operationsOf(revision, Direction.UPGRADE, dialect, arguments)
			.forEach((operation) -> add(operation, dialect));
	}

	private void add(Operation operation, Dialect dialect) {
		if (operation instanceof CreateTable create) {
			this.tables.add(create.table().name());
		}
		else if (operation instanceof RenameTable rename) {
			this.tables.add(rename.to());
		}
		else if (operation instanceof CreateSequence create) {
			this.sequences.add(create.sequence().name());
		}
		else if (operation instanceof RenameSequence rename) {
			this.sequences.add(rename.to());
		}
		else if (operation instanceof CreateEnumType create) {
			this.types.add(create.type().name());
		}
		else if (operation instanceof CreateCompositeType create) {
			this.types.add(create.type().name());
		}
		else if (operation instanceof ExecuteSql data) {
			NamedStatement.find(data.sql(), dialect).ifPresent(this::add);
		}
	}

	private void add(NamedStatement statement) {
		switch (statement.kind()) {
			case "table" -> this.tables.add(statement.name());
			case "sequence" -> this.sequences.add(statement.name());
			default -> this.types.add(statement.name());
		}
	}

	/**
	 * Return the tables.
	 * @return the names under which they were created or to which they were renamed
	 */
	public Set<QualifiedName> tables() {
		return Set.copyOf(this.tables);
	}

	/**
	 * Return the sequences.
	 * @return the names
	 */
	public Set<QualifiedName> sequences() {
		return Set.copyOf(this.sequences);
	}

	/**
	 * Return the types.
	 * @return the names
	 */
	public Set<QualifiedName> types() {
		return Set.copyOf(this.types);
	}

}
