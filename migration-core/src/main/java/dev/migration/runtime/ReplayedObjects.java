package dev.migration.runtime;

import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.ObjectKey;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;

/**
 * What the operations of a revision and of those that it builds on tell of views,
 * routines and triggers. They are replayed when that is asked for the first time.
 */
final class ReplayedObjects implements ObjectKnowledge {

	private final MigrationHistory history;

	private final RevisionNode revision;

	private final Direction direction;

	private final Dialect dialect;

	private final ScriptArguments arguments;

	private final ReferencedSchema references;

	private final ObjectStates objects = new ObjectStates();

	private @Nullable ReplacedObjects replaced;

	ReplayedObjects(MigrationHistory history, RevisionNode revision, Direction direction, ReferencedSchema references,
			ScriptArguments arguments) {
		this.history = history;
		this.revision = revision;
		this.direction = direction;
		this.dialect = references.dialect();
		this.references = references;
		this.arguments = arguments;
	}

	@Override
	public Optional<ObjectState> existing(ObjectKey object) {
		replay();
		return this.objects.find(object);
	}

	@Override
	public Optional<ObjectState> replaced(ObjectKey object) {
		return replay().find(object);
	}

	@Override
	public Operation completed(Operation operation) {
		return this.references.complete(operation);
	}

	private ReplacedObjects replay() {
		if (this.replaced == null) {
			this.replaced = new ReplacedObjects();
			List<RevisionStep> steps = this.history.map()
				.upgrade(Heads.none(), RevisionTarget.revision(this.revision.id()));
			for (RevisionStep step : steps) {
				if (!step.revision().equals(this.revision)) {
					replay(this.history.script(step.revision()));
				}
			}
			if (this.direction == Direction.DOWNGRADE) {
				this.replaced = replay(this.history.script(this.revision));
			}
		}
		return this.replaced;
	}

	private ReplacedObjects replay(LoadedRevision ancestor) {
		ObjectReplay replay = new ObjectReplay(this.objects);
		RecordedScript.replay(ancestor, Direction.UPGRADE, this.dialect, this.arguments, replay);
		return replay.replaced();
	}

}
