package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CompositeType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.EnumType;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.PersistentClass;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema that a Hibernate mapping asks for: what its own schema creation would
 * create. The mapping is not changed, and no connection is needed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class HibernateSchemaSource implements SchemaSource {

	// What TableStructure registers; a TableGenerator adds its rows itself
	private static final Pattern COUNTER = Pattern
		.compile("^insert into .+ \\( [^()]+ \\) values \\( (?<value>-?\\d+) \\)$");

	private final Metadata metadata;

	private final MappingNames names;

	private final TableReader tableReader;

	private final EnumTypeReader enumTypeReader;

	private final SequenceReader sequenceReader;

	private final CompositeTypeReader compositeTypeReader;

	private final UnsupportedParts unsupportedParts;

	/**
	 * Create a source.
	 * @param metadata the mapping, built for the target database and not yet used to
	 * create or update a schema
	 * @param dialect the target database
	 * @param defaultSchema the schema that is being migrated, which the model leaves out;
	 * if {@code null}, the one that {@code hibernate.default_schema} names
	 */
	public HibernateSchemaSource(Metadata metadata, Dialect dialect, @Nullable String defaultSchema) {
		this.metadata = metadata;
		this.names = new MappingNames(metadata, dialect, defaultSchema);
		GeneratedNames generatedNames = new GeneratedNames(metadata);
		KeyOrder keyOrder = new KeyOrder(metadata);
		ColumnReader columnReader = new ColumnReader(metadata, dialect, this.names);
		this.tableReader = new TableReader(metadata.getDatabase().getDialect(),
				dialect.capabilities().namedPrimaryKeys(), this.names, columnReader,
				new ForeignKeyReader(this.names, generatedNames, keyOrder),
				new IndexReader(metadata, this.names, generatedNames), keyOrder, new ColumnOrder(metadata));
		this.enumTypeReader = new EnumTypeReader(this.names);
		this.sequenceReader = new SequenceReader(metadata, dialect, this.names);
		this.compositeTypeReader = new CompositeTypeReader(this.names, columnReader);
		this.unsupportedParts = new UnsupportedParts(this.names);
	}

	/**
	 * Read the schema. What a schema model cannot hold is left out and listed by
	 * {@link #notModelled()} and {@link #statements()}.
	 * @return the model of all tables, sequences, types and views
	 * @throws NameCollisionException if two names of the mapping become one in the
	 * database
	 * @throws UnreadableMappingException if the mapping asks for what cannot exist
	 */
	@Override
	public SchemaModel read() {
		return new SchemaModel(tables(), sequences(), enumTypes()).withCompositeTypes(compositeTypes())
			.withObjects(views());
	}

	/**
	 * Return the tables that stand for sequences.
	 * @return the first value of each
	 */
	@Override
	public Map<QualifiedName, Long> counters() {
		Map<QualifiedName, Long> counters = new TreeMap<>(Comparator.comparing(QualifiedName::toString));
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			for (org.hibernate.mapping.Table table : namespace.getTables()) {
				table.getInitCommands(this.names.context())
					.stream()
					.flatMap((command) -> Stream.of(command.initCommands()))
					.map(COUNTER::matcher)
					.filter(Matcher::find)
					.forEach((insert) -> counters.put(this.names.of(table), Long.valueOf(insert.group("value"))));
			}
		}
		return counters;
	}

	/**
	 * Return the primary keys whose columns Hibernate sorts when it creates a schema and
	 * not when it updates one.
	 * @return the columns as an update orders them, by table
	 */
	@Override
	public Map<QualifiedName, List<Name>> reorderedKeys() {
		Map<QualifiedName, List<Name>> keys = new HashMap<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			namespace.getTables()
				.stream()
				.filter((table) -> table.isPhysicalTable() && !table.isView())
				.forEach((table) -> keys.put(this.names.of(table), this.tableReader.reorderedKey(table)));
		}
		keys.values().removeIf(List::isEmpty);
		return keys;
	}

	/**
	 * Return what {@link PreviousName} says.
	 * @return the former names of tables and columns
	 */
	@Override
	public PreviousNames previousNames() {
		return new PreviousNameReader(this.metadata, this.names).read();
	}

	private List<Table> tables() {
		Map<QualifiedName, org.hibernate.mapping.Table> mapped = new HashMap<>();
		List<Table> tables = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			for (org.hibernate.mapping.Table table : namespace.getTables()) {
				if (table.isPhysicalTable() && !table.isView()) {
					requireNew(mapped, table);
					tables.add(this.tableReader.read(table));
				}
			}
		}
		return tables;
	}

	private void requireNew(Map<QualifiedName, org.hibernate.mapping.Table> mapped, org.hibernate.mapping.Table table) {
		QualifiedName name = this.names.of(table);
		org.hibernate.mapping.Table other = mapped.putIfAbsent(name, table);
		if (other != null) {
			throw new NameCollisionException(name.toString(), List.of(describe(other), describe(table)));
		}
	}

	private String describe(org.hibernate.mapping.Table table) {
		String entities = this.metadata.getEntityBindings()
			.stream()
			.filter((entity) -> entity.getTable().equals(table))
			.map(PersistentClass::getEntityName)
			.sorted()
			.findFirst()
			.map((entity) -> " of entity '" + entity + "'")
			.orElse("");
		return "table '" + table.getQualifiedTableName().render() + "'" + entities;
	}

	private List<Sequence> sequences() {
		List<Sequence> sequences = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			namespace.getSequences().forEach((sequence) -> sequences.add(this.sequenceReader.read(sequence)));
		}
		return sequences;
	}

	private List<EnumType> enumTypes() {
		return auxiliaryObjects().stream().flatMap((object) -> this.enumTypeReader.read(object).stream()).toList();
	}

	private List<CompositeType> compositeTypes() {
		List<CompositeType> types = new ArrayList<>();
		this.metadata.getDatabase()
			.getNamespaces()
			.forEach((namespace) -> types.addAll(this.compositeTypeReader.read(namespace)));
		return types;
	}

	private List<DatabaseObject> views() {
		List<DatabaseObject> views = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			namespace.getTables()
				.stream()
				.filter((table) -> table.isPhysicalTable() && table.isView())
				.forEach((view) -> views
					.add(new DatabaseObject(ObjectKind.VIEW, this.names.of(view), null, view.getViewQuery())));
		}
		return views;
	}

	private List<AuxiliaryDatabaseObject> auxiliaryObjects() {
		return this.metadata.getDatabase()
			.getAuxiliaryDatabaseObjects()
			.stream()
			.filter((object) -> object.appliesToDialect(this.metadata.getDatabase().getDialect()))
			.toList();
	}

	/**
	 * Return what the mapping adds as SQL of its own and the schema model has no place
	 * for: options of tables, columns and constraints, partitions.
	 * @return what is missing from the model, in a stable order
	 */
	public List<UnsupportedMapping> unsupportedMappings() {
		List<UnsupportedMapping> unsupported = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			namespace.getTables()
				.stream()
				.filter(org.hibernate.mapping.Table::isPhysicalTable)
				.forEach((table) -> unsupported.addAll(this.unsupportedParts.of(table)));
		}
		return unsupported.stream().sorted(Comparator.comparing(UnsupportedMapping::object)).distinct().toList();
	}

	@Override
	public List<String> notModelled() {
		return Stream
			.concat(unsupportedMappings().stream().map(UnsupportedMapping::toString),
					ContradictoryColumns.of(this.metadata).stream())
			.toList();
	}

	/**
	 * Return the statements by which Hibernate creates what is neither a table nor a
	 * sequence nor a type: auxiliary database objects and initial commands.
	 */
	@Override
	public List<String> statements() {
		List<String> statements = new ArrayList<>();
		for (AuxiliaryDatabaseObject object : auxiliaryObjects()) {
			if (this.enumTypeReader.read(object).isEmpty()) {
				statements.addAll(List.of(object.sqlCreateStrings(this.names.context())));
			}
		}
		this.metadata.getDatabase()
			.getInitCommands()
			.forEach((command) -> statements.addAll(List.of(command.initCommands())));
		return statements.stream().map(String::strip).filter((statement) -> !statement.isEmpty()).distinct().toList();
	}

}
