package dev.migration.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.dialect.Dialect;
import dev.migration.proof.ThrowawayDatabase.Kind;
import dev.migration.reflection.ExpressionCanonicalizer;
import dev.migration.reflection.ObjectReader;
import dev.migration.reflection.SchemaPair;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.CreatedObjects;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.OpaqueWorkException;
import dev.migration.runtime.RecordedScript;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.SessionSchemas;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A throwaway database on which revisions are tried out. No callback is called, and
 * nothing of the database that the revisions are written for is touched.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Rehearsal implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Rehearsal.class);

	private static final String NAME = "scratch";

	private final ThrowawayDatabase throwaway;

	private final MigrationDatabase database;

	private final RunOptions options;

	// All scripts are asked once, and not again for each of them
	private final Map<MigrationHistory, CreatedObjects> created = new IdentityHashMap<>();

	private final Map<MigrationHistory, RecordedHistory> recorded = new IdentityHashMap<>();

	private Rehearsal(ThrowawayDatabase throwaway, MigrationDatabase database, RunOptions options) {
		this.throwaway = throwaway;
		this.database = database;
		this.options = options;
	}

	/**
	 * Make a throwaway database.
	 * @param scratch makes it
	 * @param request what it is to be like
	 * @param versionTable the table of the applied heads
	 * @param options how revisions are run
	 * @return the rehearsal, to be closed
	 * @throws ScratchUnavailableException if there is no database to be had
	 */
	public static Rehearsal open(ScratchDatabase scratch, ScratchRequest request, Name versionTable,
			RunOptions options) {
		ThrowawayDatabase throwaway = scratch.create(request);
		try {
			Name schema = (throwaway.schema() != null) ? throwaway.schema() : schema(throwaway, request);
			MigrationDatabase database = new MigrationDatabase(NAME, throwaway.dataSource(),
					() -> Optional.of(request.dialect()), schema, versionTable);
			Rehearsal rehearsal = new Rehearsal(throwaway, database, options);
			rehearsal.createExtensions(request);
			return rehearsal;
		}
		catch (SQLException ex) {
			throwaway.close();
			throw new ScratchUnavailableException(throwaway.description() + " does not answer: " + ServerReason.of(ex),
					ex);
		}
		catch (RuntimeException ex) {
			throwaway.close();
			throw ex;
		}
	}

	/**
	 * Create the schema that is migrated, so that it has the name that scripts know. On
	 * MariaDB it is the throwaway database, whatever that is called.
	 */
	private static @Nullable Name schema(ThrowawayDatabase throwaway, ScratchRequest request) throws SQLException {
		if (request.schema() == null || isMariaDb(request.dialect())) {
			return null;
		}
		try (Connection connection = throwaway.dataSource().getConnection()) {
			execute(connection, "CREATE SCHEMA IF NOT EXISTS " + request.dialect().quote(request.schema()));
		}
		return request.schema();
	}

	private static boolean isMariaDb(Dialect dialect) {
		return dialect.name().equals("mariadb") || dialect.name().equals("mysql");
	}

	/**
	 * What a database administrator has installed beside the history is there, too. One
	 * that cannot be had here is named by the revision that needs it.
	 */
	private void createExtensions(ScratchRequest request) throws SQLException {
		if (request.server() == null || !request.dialect().name().equals("postgresql")) {
			return;
		}
		try (Connection connection = this.throwaway.dataSource().getConnection()) {
			for (String extension : request.server().settings()) {
				try {
					execute(connection,
							"CREATE EXTENSION IF NOT EXISTS " + request.dialect().quote(Name.of(extension)));
				}
				catch (SQLException ex) {
					logger.debug("No extension '{}' on {}", extension, this.throwaway.description(), ex);
				}
			}
		}
	}

	/**
	 * Return why something did not run on a throwaway database.
	 * @param failure the exception
	 * @return the reason in a line
	 */
	public static String reason(MigrationException failure) {
		return new RunFailure(failure).text();
	}

	/**
	 * Return what the database is.
	 * @return the words after "on"
	 */
	public String place() {
		return this.throwaway.description();
	}

	/**
	 * Apply a whole history.
	 * @param history the history
	 * @throws ScratchUnavailableException if a revision would reach beyond the database
	 * @throws dev.migration.runtime.RevisionFailedException if a revision fails here
	 */
	public void replay(MigrationHistory history) {
		run(history, history.map().upgrade(Heads.none(), RevisionTarget.HEADS));
	}

	/**
	 * Compare with a model.
	 * @param autogenerate compares
	 * @param history the history that was applied
	 * @return what was found
	 */
	public Comparison compare(Autogenerate autogenerate, MigrationHistory history) {
		try (MigrationSession session = MigrationSession.open(this.database)) {
			return autogenerate.compare(session, history, this.options.scriptArguments());
		}
	}

	void run(MigrationHistory history, List<RevisionStep> steps) {
		requireWithinDatabase(history, steps);
		createSchemas(history);
		if (!steps.isEmpty()) {
			MigrationRunner.rehearsing(history, this.database, this.options).run((rows) -> steps);
		}
	}

	/**
	 * Act as if revisions were applied.
	 * @param history the history that they are of
	 * @param targets the revisions
	 */
	public void stamp(MigrationHistory history, List<RevisionTarget> targets) {
		MigrationRunner.rehearsing(history, this.database, this.options)
			.stamp((rows) -> history.map().stamp(rows, targets));
	}

	Heads rows() {
		try (MigrationSession session = MigrationSession.open(this.database)) {
			return MigrationRunner.rows(session);
		}
	}

	/**
	 * Read everything that a history may have made.
	 */
	SchemaModel read(MigrationHistory history) {
		CreatedObjects created = created(history);
		List<QualifiedName> names = Stream.of(created.tables(), created.sequences(), created.types())
			.flatMap(Set::stream)
			.toList();
		try (MigrationSession session = MigrationSession.open(this.database)) {
			SchemaModel schema = SessionSchemas.of(session, names, created.sequences()).read();
			ObjectReader reader = ObjectReader.of(session.connection(), dialect(), session.schema().text());
			List<DatabaseObject> objects = recorded(history).keys()
				.stream()
				.map(reader::read)
				.flatMap(Optional::stream)
				.distinct()
				.toList();
			return schema.withObjects(objects);
		}
	}

	/**
	 * Return what makes one state of the database another. Expressions are settled, since
	 * PostgreSQL prints {@code a in ('x')} otherwise once it has read what it prints.
	 */
	List<String> differences(SchemaModel expected, SchemaModel actual) {
		NamingConvention naming = this.options.scriptArguments().namingConvention(dialect().capabilities());
		SchemaEquality equality = new SchemaEquality(dialect(), naming);
		List<String> differences = equality.differences(expected, actual);
		if (differences.isEmpty()) {
			return differences;
		}
		try (MigrationSession session = MigrationSession.open(this.database)) {
			SchemaPair settled = new ExpressionCanonicalizer(session.connection(), dialect(), session.schema().text())
				.canonicalize(expected, actual);
			return equality.differences(settled.from(), settled.to());
		}
	}

	Dialect dialect() {
		return this.database.dialect();
	}

	RunOptions options() {
		return this.options;
	}

	MigrationSession session() {
		return MigrationSession.open(this.database);
	}

	/**
	 * Return why a revision cannot be undone, before anything is: where DDL commits by
	 * itself, half of it would be.
	 */
	@Nullable String irreversible(MigrationHistory history, RevisionStep step) {
		LoadedRevision script = history.script(step.revision());
		try {
			script.source().check(Direction.DOWNGRADE, dialect(), this.options.scriptArguments());
			RecordedScript.operationsOf(script, Direction.DOWNGRADE, dialect(), this.options.scriptArguments());
			return null;
		}
		catch (MigrationException ex) {
			RunFailure failure = new RunFailure(ex);
			return failure.isIrreversible() ? failure.reason() : null;
		}
	}

	private CreatedObjects created(MigrationHistory history) {
		return this.created.computeIfAbsent(history, (scripts) -> CreatedObjects.of(scripts.map().nodes(), scripts,
				dialect(), this.options.scriptArguments()));
	}

	private RecordedHistory recorded(MigrationHistory history) {
		return this.recorded.computeIfAbsent(history,
				(scripts) -> RecordedHistory.of(scripts, dialect(), this.options.scriptArguments()));
	}

	private void requireWithinDatabase(MigrationHistory history, List<RevisionStep> steps) {
		if (this.throwaway.kind() == Kind.SERVER) {
			return;
		}
		BeyondDatabase beyond = new BeyondDatabase(dialect(), this.throwaway.kind(), neighbours());
		RecordedHistory recorded = recorded(history);
		boolean mustBeRead = this.throwaway.kind() == Kind.SAME_SERVER && isMariaDb(dialect());
		for (RevisionStep step : steps) {
			if (mustBeRead && isOpaque(history, step)) {
				throw new ScratchUnavailableException("Revision '" + step.revision().id() + "' is not tried out on "
						+ place() + ", since nobody can tell which of its databases 'op.run' touches");
			}
			for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
				for (String sql : recorded.statements(step.revision().id(), direction)) {
					String found = beyond.find(sql);
					if (found != null) {
						throw new ScratchUnavailableException("Revision '" + step.revision().id()
								+ "' is not tried out on " + place() + ", since it touches " + found + " beyond that");
					}
				}
			}
		}
	}

	private boolean isOpaque(MigrationHistory history, RevisionStep step) {
		try {
			RecordedScript.of(history, step.revision(), step.direction(), dialect(), this.options.scriptArguments());
			return false;
		}
		catch (OpaqueWorkException ex) {
			return true;
		}
		catch (MigrationException ex) {
			// Where it matters, the run says it
			return false;
		}
	}

	private List<String> neighbours() {
		boolean whole = this.throwaway.kind() != Kind.SCHEMA && !isMariaDb(dialect());
		if (whole) {
			return List.of();
		}
		try (MigrationSession session = MigrationSession.open(this.database)) {
			List<String> names = new ArrayList<>();
			String sql = "SELECT schema_name FROM information_schema.schemata";
			try (Statement statement = session.connection().createStatement();
					ResultSet result = statement.executeQuery(sql)) {
				while (result.next()) {
					names.add(result.getString(1));
				}
			}
			names.removeIf((name) -> name.equalsIgnoreCase(session.schema().text())
					|| name.equalsIgnoreCase("information_schema") || name.equals("pg_catalog"));
			return names;
		}
		catch (SQLException ex) {
			throw new ScratchUnavailableException(place() + " does not answer: " + ServerReason.of(ex), ex);
		}
	}

	/**
	 * Create the schemas in which the history has something and which it takes for
	 * granted.
	 */
	private void createSchemas(MigrationHistory history) {
		if (this.throwaway.kind() == Kind.SCHEMA || (this.throwaway.kind() != Kind.SERVER && isMariaDb(dialect()))) {
			return;
		}
		CreatedObjects created = created(history);
		Set<Name> schemas = new LinkedHashSet<>();
		Stream.of(created.tables(), created.sequences(), created.types())
			.flatMap(Set::stream)
			.map(QualifiedName::schema)
			.flatMap(Stream::ofNullable)
			.sorted()
			.forEach(schemas::add);
		schemas.removeAll(recorded(history).schemas());
		if (schemas.isEmpty()) {
			return;
		}
		try (Connection connection = this.throwaway.dataSource().getConnection()) {
			for (Name schema : schemas) {
				execute(connection, "CREATE SCHEMA IF NOT EXISTS " + dialect().quote(schema));
			}
		}
		catch (SQLException ex) {
			throw new MigrationException(place() + " refuses to create a schema: " + ServerReason.of(ex), ex);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() {
		this.throwaway.close();
	}

}
