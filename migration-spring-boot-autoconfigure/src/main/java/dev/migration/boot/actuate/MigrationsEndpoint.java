package dev.migration.boot.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.ApplicationContext;

/**
 * {@link Endpoint @Endpoint} that shows where databases stand and what was run on them.
 * Read-only: takes no lock, runs no script and does not touch Hibernate.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

	private final ApplicationContext context;

	/**
	 * Create the endpoint.
	 * @param context the context whose databases are shown, with its parents'
	 */
	public MigrationsEndpoint(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Return the state and history of every migrated database.
	 * @return the state by context and database
	 */
	@ReadOperation
	public MigrationsDescriptor migrations() {
		Map<String, ContextMigrationsDescriptor> contexts = new LinkedHashMap<>();
		ApplicationContext target = this.context;
		while (target != null) {
			Map<String, DatabaseDescriptor> databases = new LinkedHashMap<>();
			target.getBeansOfType(Migrations.class)
				.values()
				.forEach((migrations) -> databases.put(migrations.database().name(),
						new DatabaseDescriptor(migrations.status())));
			ApplicationContext parent = target.getParent();
			contexts.put(target.getId(),
					new ContextMigrationsDescriptor(databases, (parent != null) ? parent.getId() : null));
			target = parent;
		}
		return new MigrationsDescriptor(contexts);
	}

	/**
	 * Description of all migrated databases.
	 */
	public static final class MigrationsDescriptor implements OperationResponseBody {

		private final Map<String, ContextMigrationsDescriptor> contexts;

		private MigrationsDescriptor(Map<String, ContextMigrationsDescriptor> contexts) {
			this.contexts = contexts;
		}

		public Map<String, ContextMigrationsDescriptor> getContexts() {
			return this.contexts;
		}

	}

	/**
	 * Description of the migrated databases of one application context.
	 */
	@JsonInclude(Include.ALWAYS)
	public static final class ContextMigrationsDescriptor {

		private final Map<String, DatabaseDescriptor> databases;

		private final @Nullable String parentId;

		private ContextMigrationsDescriptor(Map<String, DatabaseDescriptor> databases, @Nullable String parentId) {
			this.databases = databases;
			this.parentId = parentId;
		}

		public Map<String, DatabaseDescriptor> getDatabases() {
			return this.databases;
		}

		public @Nullable String getParentId() {
			return this.parentId;
		}

	}

	/**
	 * Description of one migrated database.
	 */
	public static final class DatabaseDescriptor {

		private final MigrationStatus status;

		private DatabaseDescriptor(MigrationStatus status) {
			this.status = status;
		}

		public MigrationState getState() {
			return this.status.state();
		}

		public List<String> getCurrent() {
			return this.status.current();
		}

		public List<String> getHeads() {
			return this.status.heads();
		}

		public List<String> getPending() {
			return this.status.pending();
		}

		public List<String> getUnknown() {
			return this.status.unknown();
		}

		public @Nullable String getError() {
			return this.status.error();
		}

		public List<RevisionDescriptor> getRevisions() {
			return this.status.revisions().stream().map(RevisionDescriptor::new).toList();
		}

		public List<HistoryDescriptor> getHistory() {
			return this.status.history()
				.stream()
				.filter((entry) -> entry.event() == HistoryEvent.APPLIED || entry.event() == HistoryEvent.FAILED)
				.map(HistoryDescriptor::new)
				.toList();
		}

	}

	/**
	 * Description of one revision of the graph.
	 */
	@JsonInclude(Include.ALWAYS)
	public static final class RevisionDescriptor {

		private final RevisionNode revision;

		private final boolean applied;

		private final boolean edited;

		private RevisionDescriptor(RevisionEntry entry) {
			this.revision = entry.revision();
			this.applied = entry.applied();
			this.edited = entry.edited();
		}

		public String getId() {
			return this.revision.id();
		}

		public List<String> getDownRevisions() {
			return this.revision.downRevisions();
		}

		public List<String> getDependsOn() {
			return this.revision.dependsOn();
		}

		public List<String> getBranchLabels() {
			return this.revision.branchLabels();
		}

		public String getMessage() {
			return this.revision.message();
		}

		public @Nullable Instant getCreateDate() {
			return this.revision.createDate();
		}

		public boolean isApplied() {
			return this.applied;
		}

		public boolean isEdited() {
			return this.edited;
		}

	}

	/**
	 * Description of one run of a revision.
	 */
	@JsonInclude(Include.ALWAYS)
	public static final class HistoryDescriptor {

		private final HistoryEntry entry;

		private HistoryDescriptor(HistoryEntry entry) {
			this.entry = entry;
		}

		public String getRevision() {
			return this.entry.revision();
		}

		public Direction getDirection() {
			return this.entry.direction();
		}

		public HistoryEvent getOutcome() {
			return this.entry.event();
		}

		public @Nullable Instant getStartedAt() {
			return this.entry.startedAt();
		}

		public long getDurationMillis() {
			return this.entry.durationMillis();
		}

		public @Nullable String getDatabaseUser() {
			return this.entry.databaseUser();
		}

		public @Nullable String getHost() {
			return this.entry.host();
		}

		public @Nullable String getApplicationVersion() {
			return this.entry.applicationVersion();
		}

	}

}
