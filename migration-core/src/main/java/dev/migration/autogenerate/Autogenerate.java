package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
import dev.migration.reflection.SchemaReadException;
import dev.migration.reflection.UnsettledExpression;
import dev.migration.reflection.ViewQueries;
import dev.migration.runtime.CreatedObjects;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.SessionSchemas;
import dev.migration.schema.Column;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.schema.Sequence;
import dev.migration.script.ScriptArguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.Assert;

/**
 * Compares an entity model with a database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Autogenerate {

	private static final Logger logger = LoggerFactory.getLogger(Autogenerate.class);

	private static final int MAXIMUM_ATTEMPTS = 3;

	private final SchemaSource model;

	private final ObjectFilter filter;

	private final List<OperationRewriter> rewriters;

	private final AutogenerateOptions options;

	private final String database;

	private final RenameAnswers renames;

	/**
	 * Create a comparison.
	 * @param model the entity model
	 * @param filter which objects take part
	 * @param rewriters what changes the proposal, in order
	 */
	public Autogenerate(SchemaSource model, ObjectFilter filter, List<OperationRewriter> rewriters) {
		this(model, filter, rewriters, AutogenerateOptions.STANDARD, "default", RenameAnswers.NONE);
	}

	private Autogenerate(SchemaSource model, ObjectFilter filter, List<OperationRewriter> rewriters,
			AutogenerateOptions options, String database, RenameAnswers renames) {
		Assert.notNull(model, "'model' must not be null");
		Assert.notNull(filter, "'filter' must not be null");
		this.model = model;
		this.filter = filter;
		this.rewriters = List.copyOf(rewriters);
		this.options = options;
		this.database = database;
		this.renames = renames;
	}

	/**
	 * Return the same comparison that looks at other things.
	 * @param other what it looks at
	 * @return the comparison
	 */
	public Autogenerate withOptions(AutogenerateOptions other) {
		Assert.notNull(other, "'other' must not be null");
		return new Autogenerate(this.model, this.filter, this.rewriters, other, this.database, this.renames);
	}

	/**
	 * Return the same comparison for one of several databases.
	 * @param name what filters and rewriters are told it is called
	 * @return the comparison
	 */
	public Autogenerate withDatabase(String name) {
		Assert.hasLength(name, "'name' must not be empty");
		return new Autogenerate(this.model, this.filter, this.rewriters, this.options, name, this.renames);
	}

	/**
	 * Return the same comparison for which somebody answers what has been renamed.
	 * @param answers what is said about renames
	 * @return the comparison
	 */
	public Autogenerate withRenames(RenameAnswers answers) {
		Assert.notNull(answers, "'answers' must not be null");
		return new Autogenerate(this.model, this.filter, this.rewriters, this.options, this.database, answers);
	}

	/**
	 * Compare with the database of a session.
	 * @param session the session
	 * @param history the history, whose objects may be dropped
	 * @param arguments what the scripts of the history are told
	 * @return what was found
	 * @throws InvalidRenameException if an answer about renames fits nothing
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
	 * @throws InvalidRenameException if an answer about renames fits nothing
	 */
	public Comparison propose(MigrationSession session, MigrationHistory history, ScriptArguments arguments) {
		return compare(session, history, arguments, DataInquiry.of(session.connection()));
	}

	private Comparison compare(MigrationSession session, MigrationHistory history, ScriptArguments arguments,
			DataInquiry inquiry) {
		RenameQuestion question = new RememberedAnswers(this.renames.question());
		for (int attempt = 1; attempt <= MAXIMUM_ATTEMPTS; attempt++) {
			try {
				Finding finding = find(session, history, arguments, question);
				if (finding.holds()) {
					return finding.with(inquiry, session.database().dialect());
				}
			}
			catch (SchemaReadException ex) {
				// What is dropped while it is read cannot be read either
				if (attempt == MAXIMUM_ATTEMPTS) {
					throw ex;
				}
				logger.debug("Reading schema '{}' again", session.schema().text(), ex);
			}
		}
		throw new ChangingSchemaException(session.schema().text(), MAXIMUM_ATTEMPTS);
	}

	private Finding find(MigrationSession session, MigrationHistory history, ScriptArguments arguments,
			RenameQuestion question) {
		SchemaModel wanted = this.model.read();
		SeenSchemas seen = SeenSchemas.of(session, this.options.schemas(), wanted);
		Set<SchemaObject> owned = ownedBy(history, session, arguments);
		ManagedObjects known = managed(wanted, owned);
		Set<QualifiedName> sequences = wanted.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
		SchemaSource database = SessionSchemas.of(session, known.names(), sequences);
		SchemaModel present = database.read();
		Dialect dialect = session.database().dialect();
		PreviousNames previousNames = this.model.previousNames();
		List<RenameAnswer> answers = answers(dialect);
		Set<SchemaObject> claimed = new ClaimedObjects(present, wanted).by(previousNames, answers);
		claimed.removeAll(owned);
		UnmanagedDrops drops = UnmanagedDrops.of(this.options.unmanaged(), known.unmanaged(present), session);
		Set<SchemaObject> strangers = new LinkedHashSet<>(claimed);
		strangers.addAll(drops.dropped());
		owned.addAll(strangers);
		ExpressionCanonicalizer canonicalizer = new ExpressionCanonicalizer(session.connection(), dialect,
				session.schema().text());
		List<Operation> past = ReplayedHistory.operations(history, dialect, arguments);
		SchemaModel replayed = ReplayedHistory.of(past, dialect);
		SchemaModel mapped = known.filtered(wanted);
		MappedViews views = new MappedViews(ObjectReader.of(session.connection(), dialect, session.schema().text()),
				new ViewQueries(session.connection(), dialect, session.schema().text()), replayed);
		views.compare(mapped.objects());
		SchemaModel existing = existing(managed(wanted, owned).managed(present), mapped, views, session);
		SchemaPair schemas = comparable(canonicalizer, existing, mapped, replayed, included());
		SchemaModel before = schemas.from();
		RenameDecision renames;
		try {
			renames = RenameDecision.of(before, schemas.to(), previousNames, answers, question, dialect);
		}
		catch (InvalidRenameException ex) {
			throw new LeftOutNames(present, wanted, included()).explain(ex, answers);
		}
		claimed.removeIf((object) -> renames.concerns(object) || drops.dropped().contains(object));
		owned.removeAll(claimed);
		ManagedObjects managed = managed(wanted, owned);
		if (!renames.operations().isEmpty() || !claimed.isEmpty()) {
			// Expressions have the new names in them now
			existing = existing(managed.managed(present), mapped, views, session);
			schemas = comparable(canonicalizer, renames.applyTo(existing), mapped,
					ReplayedHistory.of(joined(past, renames.operations()), dialect), included(renames));
		}
		NamingConvention naming = arguments.namingConvention(dialect.capabilities());
		SchemaDifferences differences = SchemaDiff.between(schemas.from(), schemas.to(), dialect.capabilities(),
				naming);
		if (!differences.isEmpty()) {
			SchemaPair written = canonicalizer.canonicalize(schemas.from(),
					ReplayedHistory.of(joined(past, renames.operations()), dialect));
			differences = SchemaDiff.between(new OriginalSources(written).applyTo(schemas.from()), schemas.to(),
					dialect.capabilities(), naming);
		}
		SchemaDifferences all = new SchemaDifferences(joined(renames.operations(), differences.operations()));
		List<Operation> operations = rewritten(all.operations(), dialect);
		UnreadObjects unread = UnreadObjects.of(session, seen, mapped, past, replayed);
		List<SchemaObject> unmanaged = new ArrayList<>(managed.unmanaged(present));
		unread.unknown().stream().filter(included()::includes).forEach(unmanaged::add);
		Comparison comparison = new Comparison(operations, all.descriptions(), reported(unmanaged),
				Stream
					.of(seen.unseen(), notCompared(schemas, drops), views.notCompared(), unread.ofHistory(),
							unread.ofTables(existing), unread.ofParts(UnmappedProperties.taken(mapped, schemas)),
							notCompared(past))
					.flatMap(List::stream)
					.toList())
			.withDropped(drops.dropped().stream().filter((object) -> !renames.concerns(object)).toList())
			.withRenames(strangers.stream().filter(renames::concerns).toList(), renames.unanswered());
		return new Finding(comparison, database, present, before);
	}

	private static List<Operation> joined(List<Operation> operations, List<Operation> more) {
		return Stream.concat(operations.stream(), more.stream()).toList();
	}

	private ManagedObjects managed(SchemaModel wanted, Set<SchemaObject> owned) {
		return new ManagedObjects(wanted, owned, included(), this.options.schemas());
	}

	private List<RenameAnswer> answers(Dialect dialect) {
		return this.renames.given().stream().map((answer) -> RenameAnswer.parse(answer, dialect)).toList();
	}

	private SchemaPair comparable(ExpressionCanonicalizer canonicalizer, SchemaModel from, SchemaModel to,
			SchemaModel replayed, ObjectFilter included) {
		FilteredSchemas filtered = FilteredSchemas.of(from, to, included);
		return new UncomparedProperties(this.options)
			.of(UnmappedProperties.of(KeyColumnOrder.of(this.model.reorderedKeys(), replayed, RepeatedUniques
				.withoutThem(ComparableExpressions.of(canonicalizer.canonicalize(filtered.from(), filtered.to()))))));
	}

	private ObjectFilter included() {
		ObjectFilter named = ObjectFilter.allOf(List.of(this.filter));
		return (object) -> named.includes(object, this.database);
	}

	/** What is left out under one of its names is left out under the other, too. */
	private ObjectFilter included(RenameDecision decision) {
		ObjectFilter included = included();
		return (object) -> included.includes(object) && included.includes(decision.before(object));
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
	 * @throws InvalidRenameException if there are answers about renames: nothing is there
	 */
	public Comparison compareWithBase(Dialect dialect, ScriptArguments arguments) {
		SchemaModel wanted = this.model.read();
		ManagedObjects managed = new ManagedObjects(wanted, Set.of(), included(), List.of());
		SchemaModel model = managed.filtered(wanted);
		RenameDecision.of(SchemaModel.EMPTY, model, PreviousNames.NONE, answers(dialect), RenameQuestion.NOBODY,
				dialect);
		SchemaDifferences differences = SchemaDiff.between(SchemaModel.EMPTY,
				FilteredSchemas.of(SchemaModel.EMPTY, model, included()).to(), dialect.capabilities(),
				arguments.namingConvention(dialect.capabilities()));
		return new Comparison(rewritten(differences.operations(), dialect), differences.descriptions(), List.of(),
				notCompared(List.of()));
	}

	private List<Operation> rewritten(List<Operation> operations, Dialect dialect) {
		return new OperationRewriters(this.rewriters).rewrite(withCounters(operations),
				new ProposalContext(this.database, dialect));
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

	/**
	 * What a comparison has found, as long as the database stays as it was read. Only
	 * PostgreSQL reads from one snapshot, and expressions are settled after that.
	 *
	 * @param comparison what was found, without notes
	 * @param database where the schema was read
	 * @param present what was read
	 * @param before the same as it was compared, under the names that it has
	 */
	private record Finding(Comparison comparison, SchemaSource database, SchemaModel present, SchemaModel before) {

		boolean holds() {
			return this.comparison.isEmpty() || this.database.isStill(this.present);
		}

		Comparison with(DataInquiry inquiry, Dialect dialect) {
			return this.comparison.withNotes(inquiry.notes(this.comparison.upgrade(), dialect, this.before,
					new RenameNotes(this.comparison.possibleRenames())));
		}

	}

}
