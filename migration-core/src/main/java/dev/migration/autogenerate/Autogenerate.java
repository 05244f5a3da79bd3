package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.dialect.Dialect;
import dev.migration.diff.SchemaDiff;
import dev.migration.diff.SchemaDifferences;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateTable;
import dev.migration.operation.Operation;
import dev.migration.reflection.ExistingSchemas;
import dev.migration.reflection.ExpressionCanonicalizer;
import dev.migration.reflection.ObjectReader;
import dev.migration.reflection.SchemaPair;
import dev.migration.reflection.UnsettledExpression;
import dev.migration.reflection.ViewQueries;
import dev.migration.runtime.CreatedObjects;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.SessionSchemas;
import dev.migration.schema.Column;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.schema.Sequence;
import dev.migration.script.ScriptArguments;

import org.springframework.util.Assert;

/**
 * Compares an entity model with a database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Autogenerate {

	private final SchemaSource model;

	private final ObjectFilter filter;

	private final List<OperationRewriter> rewriters;

	private final AutogenerateOptions options;

	private final String database;

	/**
	 * Create a comparison.
	 * @param model the entity model
	 * @param filter which objects take part
	 * @param rewriters what changes the proposal, in order
	 */
	public Autogenerate(SchemaSource model, ObjectFilter filter, List<OperationRewriter> rewriters) {
		this(model, filter, rewriters, AutogenerateOptions.STANDARD, "default");
	}

	private Autogenerate(SchemaSource model, ObjectFilter filter, List<OperationRewriter> rewriters,
			AutogenerateOptions options, String database) {
		Assert.notNull(model, "'model' must not be null");
		Assert.notNull(filter, "'filter' must not be null");
		this.model = model;
		this.filter = filter;
		this.rewriters = List.copyOf(rewriters);
		this.options = options;
		this.database = database;
	}

	/**
	 * Return the same comparison that looks at other things.
	 * @param other what it looks at
	 * @return the comparison
	 */
	public Autogenerate withOptions(AutogenerateOptions other) {
		Assert.notNull(other, "'other' must not be null");
		return new Autogenerate(this.model, this.filter, this.rewriters, other, this.database);
	}

	/**
	 * Return the same comparison for one of several databases.
	 * @param name what filters and rewriters are told it is called
	 * @return the comparison
	 */
	public Autogenerate withDatabase(String name) {
		Assert.hasLength(name, "'name' must not be empty");
		return new Autogenerate(this.model, this.filter, this.rewriters, this.options, name);
	}

	/**
	 * Compare with the database of a session.
	 * @param session the session
	 * @param history the history, whose objects may be dropped
	 * @param arguments what the scripts of the history are told
	 * @return what was found
	 */
	public Comparison compare(MigrationSession session, MigrationHistory history, ScriptArguments arguments) {
		return compare(session, history, arguments, DataInquiry.NONE);
	}

	/**
	 * Compare with the database of a session, and ask its data what the proposal means
	 * for it. Each table is asked at most once, for some seconds, on the connection of
	 * the session and outside of a transaction.
	 * @param session the session, which migrates nothing
	 * @param history the history, whose objects may be dropped
	 * @param arguments what the scripts of the history are told
	 * @return what was found
	 */
	public Comparison propose(MigrationSession session, MigrationHistory history, ScriptArguments arguments) {
		return compare(session, history, arguments, DataInquiry.of(session.connection()));
	}

	private Comparison compare(MigrationSession session, MigrationHistory history, ScriptArguments arguments,
			DataInquiry inquiry) {
		SchemaModel wanted = this.model.read();
		Set<SchemaObject> owned = ownedBy(history, session, arguments);
		ManagedObjects known = new ManagedObjects(wanted, owned, included(), this.options.schemas());
		Set<QualifiedName> sequences = wanted.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
		SchemaModel present = SessionSchemas.of(session, known.names(), sequences).read();
		UnmanagedDrops drops = UnmanagedDrops.of(this.options.unmanaged(), known.unmanaged(present), session);
		owned.addAll(drops.dropped());
		ManagedObjects managed = new ManagedObjects(wanted, owned, included(), this.options.schemas());
		Dialect dialect = session.database().dialect();
		ExpressionCanonicalizer canonicalizer = new ExpressionCanonicalizer(session.connection(), dialect,
				session.schema().text());
		List<Operation> past = ReplayedHistory.operations(history, dialect, arguments);
		SchemaModel replayed = ReplayedHistory.of(past, dialect);
		SchemaModel mapped = managed.filtered(wanted);
		MappedViews views = new MappedViews(ObjectReader.of(session.connection(), dialect, session.schema().text()),
				new ViewQueries(session.connection(), dialect, session.schema().text()), replayed);
		views.compare(mapped.objects());
		SchemaPair schemas = comparable(canonicalizer, existing(managed.managed(present), mapped, views, session),
				mapped);
		NamingConvention naming = arguments.namingConvention(dialect.capabilities());
		SchemaDifferences differences = SchemaDiff.between(schemas.from(), schemas.to(), dialect.capabilities(),
				naming);
		if (!differences.isEmpty()) {
			SchemaModel written = canonicalizer.canonicalize(schemas.from(), replayed).to();
			differences = SchemaDiff.between(new OriginalSources(written).applyTo(schemas.from()), schemas.to(),
					dialect.capabilities(), naming);
		}
		List<Operation> operations = rewritten(differences.operations(), dialect);
		return new Comparison(operations, differences.descriptions(), reported(managed.unmanaged(present)),
				Stream.of(notCompared(schemas, drops), views.notCompared(), notCompared(past))
					.flatMap(List::stream)
					.toList())
			.withDropped(drops.dropped())
			.withNotes(inquiry.notes(operations, dialect, schemas.from()));
	}

	private SchemaPair comparable(ExpressionCanonicalizer canonicalizer, SchemaModel from, SchemaModel to) {
		FilteredSchemas filtered = FilteredSchemas.of(from, to, included());
		return new UncomparedProperties(this.options).of(UnmappedProperties
			.of(ComparableExpressions.of(canonicalizer.canonicalize(filtered.from(), filtered.to()))));
	}

	private ObjectFilter included() {
		return (object) -> this.filter.includes(object, this.database);
	}

	private List<SchemaObject> reported(List<SchemaObject> unmanaged) {
		return (this.options.unmanaged() == UnmanagedObjects.IGNORE) ? List.of() : unmanaged;
	}

	private List<String> notCompared(SchemaPair schemas, UnmanagedDrops drops) {
		List<String> reasons = new ArrayList<>(
				schemas.unsettled().stream().map(UnsettledExpression::description).toList());
		reasons.addAll(new UncomparedProperties(this.options).reasons());
		reasons.addAll(drops.spared());
		return reasons;
	}

	private static SchemaModel existing(SchemaModel present, SchemaModel mapped, MappedViews views,
			MigrationSession session) {
		SchemaModel existing = present.withObjects(views.present());
		return mapped.schemas().isEmpty() ? existing
				: existing.withSchemas(ExistingSchemas.of(session.connection(), session.database().dialect()));
	}

	private List<String> notCompared(List<Operation> history) {
		List<String> notCompared = new ArrayList<>(this.model.notModelled());
		notCompared.addAll(MappedStatements.missing(this.model.statements(), history));
		return notCompared;
	}

	/**
	 * Compare with an empty schema.
	 * @param dialect the language of the database
	 * @param arguments what scripts are told, with the names of what they leave open
	 * @return the operations that create everything
	 */
	public Comparison compareWithBase(Dialect dialect, ScriptArguments arguments) {
		SchemaModel wanted = this.model.read();
		ManagedObjects managed = new ManagedObjects(wanted, Set.of(), included(), List.of());
		SchemaModel model = managed.filtered(wanted);
		SchemaDifferences differences = SchemaDiff.between(SchemaModel.EMPTY,
				FilteredSchemas.of(SchemaModel.EMPTY, model, included()).to(), dialect.capabilities(),
				arguments.namingConvention(dialect.capabilities()));
		return new Comparison(rewritten(differences.operations(), dialect), differences.descriptions(), List.of(),
				notCompared(List.of()));
	}

	private List<Operation> rewritten(List<Operation> operations, Dialect dialect) {
		List<Operation> current = withCounters(operations);
		for (OperationRewriter rewriter : this.rewriters) {
			current = rewriter.rewrite(current, new ProposalContext(this.database, dialect));
		}
		return current;
	}

	private List<Operation> withCounters(List<Operation> operations) {
		if (operations.stream().noneMatch(CreateTable.class::isInstance)) {
			return operations;
		}
		Map<QualifiedName, Long> counters = this.model.counters();
		List<Operation> completed = new ArrayList<>();
		for (Operation operation : operations) {
			completed.add(operation);
			if (operation instanceof CreateTable create && counters.containsKey(create.table().name())) {
				completed.add(new BulkInsert(create.table().name(),
						create.table().columns().stream().map(Column::name).toList(),
						List.of(List.of(counters.get(create.table().name())))));
			}
		}
		return completed;
	}

	private static Set<SchemaObject> ownedBy(MigrationHistory history, MigrationSession session,
			ScriptArguments arguments) {
		CreatedObjects created = CreatedObjects.of(history.map().nodes(), history, session.database().dialect(),
				arguments);
		Set<SchemaObject> owned = new HashSet<>();
		created.tables().forEach((name) -> owned.add(new SchemaObject(Kind.TABLE, session.inModel(name))));
		created.sequences().forEach((name) -> owned.add(new SchemaObject(Kind.SEQUENCE, session.inModel(name))));
		created.types().forEach((name) -> {
			owned.add(new SchemaObject(Kind.ENUM_TYPE, session.inModel(name)));
			owned.add(new SchemaObject(Kind.COMPOSITE_TYPE, session.inModel(name)));
		});
		return owned;
	}

}
