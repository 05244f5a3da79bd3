package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.migration.MigrationException;
import dev.migration.command.MigrationStatus;
import dev.migration.command.Migrations;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.runtime.HistoryQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.ApplicationContext;

/**
 * {@link Endpoint @Endpoint} that shows where databases stand and what was run on them.
 * Reading takes no lock, runs no script and does not touch Hibernate. What changes a
 * database is there only if somebody has raised the access to the endpoint.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

	// Who opens the page is to know within five seconds
	private static final Duration TIMEOUT = Duration.ofSeconds(4);

	private static final Logger logger = LoggerFactory.getLogger(MigrationsEndpoint.class);

	private final ShownDatabases databases;

	private final BoundedReads reads;

	private final Map<Migrations, Migrations> readers = new ConcurrentHashMap<>();

	private final KnownSecrets secrets;

	private final MigrationRuns runs;

	/**
	 * Create the endpoint.
	 * @param context the context whose databases are shown, with its parents'
	 */
	public MigrationsEndpoint(ApplicationContext context) {
		this.databases = new ShownDatabases(context);
		this.reads = new BoundedReads(TIMEOUT);
		this.secrets = new KnownSecrets(context);
		this.runs = new MigrationRuns(this.databases, this.secrets);
	}

	/**
	 * Return the state and history of migrated databases.
	 * @param context only those of this application context
	 * @param database only the one of this name
	 * @param limit how many entries of the history at most, 50 if nothing is said
	 * @param before only entries of the history with a smaller number
	 * @param search only revisions and entries of the history that contain this
	 * @param applied only revisions that are applied, or only those that are not
	 * @param revisionLimit how many revisions at most
	 * @param revisionOffset how many revisions are left out, from the newest on
	 * @return the state by context and database
	 * @throws InvalidEndpointRequestException if one of the parameters makes no sense
	 */
	@ReadOperation(producesFrom = MigrationsMediaType.class)
	public MigrationsDescriptor<DatabaseDescriptor> migrations(@Nullable String context, @Nullable String database,
			@Nullable String limit, @Nullable String before, @Nullable String search, @Nullable String applied,
			@Nullable String revisionLimit, @Nullable String revisionOffset) {
		MigrationsQuery query = MigrationsQuery.of(limit, before, search, applied, revisionLimit, revisionOffset);
		return migrations(query, statuses(query, context, database));
	}

	MigrationsDescriptor<DatabaseDescriptor> migrations(MigrationsQuery query,
			Map<ShownDatabase, MigrationStatus> statuses) {
		Map<ShownDatabase, DatabaseDescriptor> descriptors = new LinkedHashMap<>();
		statuses.forEach((database, status) -> descriptors.put(database, DatabaseDescriptor.of(status, query)));
		return this.databases.describe(descriptors);
	}

	Map<ShownDatabase, MigrationStatus> statuses(MigrationsQuery query, @Nullable String context,
			@Nullable String database) {
		List<ShownDatabase> asked = this.databases.find(context, database);
		List<MigrationStatus> answers = this.reads.read(asked, (one) -> status(one, query.history()),
				(one, reason) -> one.migrations().unreachable(reason));
		Map<ShownDatabase, MigrationStatus> statuses = new LinkedHashMap<>();
		for (int index = 0; index < asked.size(); index++) {
			statuses.put(asked.get(index), answers.get(index));
		}
		return statuses;
	}

	/**
	 * A network that is gone would keep a connection, and the thread that waits for it,
	 * for ever; then the database would count as silent long after others can reach it.
	 */
	private Migrations reader(ShownDatabase database) {
		return this.readers.computeIfAbsent(database.migrations(), (one) -> one.answeringWithin(TIMEOUT));
	}

	private MigrationStatus status(ShownDatabase database, HistoryQuery query) {
		Secrets hidden = this.secrets.of(database.migrations());
		try {
			return hidden.mask(reader(database).status(query));
		}
		catch (RuntimeException ex) {
			// What goes wrong in one database is no reason to show nothing of the others
			String reason = hidden.mask(ex.getMessage());
			logger.warn("The state of database '{}' cannot be read: {}", database.name(), reason);
			return database.migrations()
				.unreachable("The state of database '" + database.name() + "' cannot be read: " + reason);
		}
	}

	/**
	 * Return one revision, with what it does.
	 * @param revision its identifier or the unique start of one, a branch label or
	 * {@code head}
	 * @param context only databases of this application context
	 * @param database only the database of this name
	 * @return the revision by context and database, without databases that do not have it
	 * @throws UnknownRevisionException if no database has it
	 * @throws InvalidEndpointRequestException if one of the parameters makes no sense
	 */
	@ReadOperation
	public MigrationsDescriptor<RevisionDetailDescriptor> revision(@Selector String revision, @Nullable String context,
			@Nullable String database) {
		List<ShownDatabase> asked = this.databases.find(context, database);
		List<FoundRevision> answers = this.reads.read(asked, (one) -> find(one, revision),
				(one, reason) -> FoundRevision.failed(MigrationsQuery.invalid(reason)));
		Map<ShownDatabase, RevisionDetailDescriptor> found = new LinkedHashMap<>();
		for (int index = 0; index < asked.size(); index++) {
			RevisionDetailDescriptor detail = answers.get(index).detail();
			if (detail != null) {
				found.put(asked.get(index), detail);
			}
		}
		if (found.isEmpty()) {
			throw failure(answers);
		}
		return this.databases.describe(found);
	}

	/**
	 * That a revision is ambiguous in one database says more than that others do not have
	 * it.
	 */
	private static RuntimeException failure(List<FoundRevision> answers) {
		List<RuntimeException> failures = answers.stream()
			.map(FoundRevision::failure)
			.filter(Objects::nonNull)
			.toList();
		return failures.stream()
			.filter((failure) -> failure.getClass() != UnknownRevisionException.class)
			.findFirst()
			.or(() -> failures.stream().findFirst())
			.orElseGet(() -> MigrationsQuery.invalid("There is no database that is migrated."));
	}

	private FoundRevision find(ShownDatabase database, String revision) {
		try {
			return new FoundRevision(RevisionDetailDescriptor.of(this.secrets.of(database.migrations())
				.mask(reader(database).detail(revision, HistoryQuery.NEWEST.limit()))), null);
		}
		catch (MigrationException ex) {
			return FoundRevision.failed(ex);
		}
		catch (RuntimeException ex) {
			// What goes wrong in one database is no reason to show nothing of the others
			String reason = this.secrets.of(database.migrations()).mask(ex.getMessage());
			logger.warn("Revision '{}' of database '{}' cannot be read: {}", revision, database.name(), reason);
			return FoundRevision.failed(MigrationsQuery.invalid(
					"Revision '" + revision + "' of database '" + database.name() + "' cannot be read: " + reason));
		}
	}

	/**
	 * Upgrade, downgrade or stamp a database. Does not wait while somebody else is
	 * migrating it.
	 * @param command {@code upgrade}, {@code downgrade} or {@code stamp}
	 * @param target how far, as on the command line; {@code heads} for an upgrade if
	 * nothing is said
	 * @param dryRun whether to change nothing
	 * @param context the application context of the database, if there are several
	 * @param database the database, if there are several
	 * @return what came of it
	 */
	@WriteOperation
	public RunDescriptor run(@Nullable String command, @Nullable String target, @Nullable String dryRun,
			@Nullable String context, @Nullable String database) {
		return run(new RunRequest(command, target, dryRun, context, database, null));
	}

	RunDescriptor run(RunRequest request) {
		return this.runs.run(request);
	}

}
