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
import dev.migration.schema.EnumType;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the schema that a Hibernate mapping asks for: what its own schema creation would
 * create. The mapping is not changed, and no connection is needed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class HibernateSchemaSource implements SchemaSource {

	private static final Logger logger = LoggerFactory.getLogger(HibernateSchemaSource.class);

	// What TableStructure registers; a TableGenerator adds its rows itself
	private static final Pattern COUNTER = Pattern
		.compile("^insert into .+ \\( [^()]+ \\) values \\( (?<value>-?\\d+) \\)$");

	private final Metadata metadata;

	private final MappingNames names;

	private final TableReader tableReader;

	private final EnumTypeReader enumTypeReader;

	private final SequenceReader sequenceReader;

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
		this.tableReader = new TableReader(metadata.getDatabase().getDialect(),
				dialect.capabilities().namedPrimaryKeys(), this.names, new ColumnReader(metadata, dialect, this.names),
				new ForeignKeyReader(this.names, generatedNames, keyOrder),
				new IndexReader(metadata, this.names, generatedNames), keyOrder);
		this.enumTypeReader = new EnumTypeReader(this.names);
		this.sequenceReader = new SequenceReader(metadata, dialect, this.names);
	}

	/**
	 * Read the schema. What a schema model cannot hold is left out and listed by
	 * {@link #unsupportedMappings()}.
	 * @return the model of all tables, sequences and enum types
	 * @throws NameCollisionException if two names of the mapping become one in the
	 * database
	 * @throws UnreadableMappingException if the mapping asks for what cannot exist
	 */
	@Override
	public SchemaModel read() {
		unsupportedMappings().forEach((unsupported) -> logger.warn("{}", unsupported));
		return new SchemaModel(tables(), sequences(), enumTypes());
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

	private List<Table> tables() {
		Map<QualifiedName, org.hibernate.mapping.Table> mapped = new HashMap<>();
		List<Table> tables = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			for (org.hibernate.mapping.Table table : namespace.getTables()) {
				if (table.isPhysicalTable() && !table.isView()) {
					requireNew(mapped, table);
					logIgnored(table);
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

	private static void logIgnored(org.hibernate.mapping.Table table) {
		for (String text : new String[] { table.getOptions(), table.getExtraDeclarations() }) {
			if (text != null && !text.isBlank()) {
				logger.debug("Ignoring '{}' of table '{}'", text, table.getName());
			}
		}
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

	private List<AuxiliaryDatabaseObject> auxiliaryObjects() {
		return this.metadata.getDatabase()
			.getAuxiliaryDatabaseObjects()
			.stream()
			.filter((object) -> object.appliesToDialect(this.metadata.getDatabase().getDialect()))
			.toList();
	}

	/**
	 * Return what the mapping asks for and a schema model cannot hold: structured types,
	 * views and hand-written database objects.
	 * @return what is missing from the model, in a stable order
	 */
	public List<UnsupportedMapping> unsupportedMappings() {
		List<UnsupportedMapping> unsupported = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			namespace.getUserDefinedTypes()
				.forEach((type) -> unsupported
					.add(new UnsupportedMapping("Structured type '" + type.getName() + "' (@Struct)",
							"create it in a revision of your own before the tables that use it")));
			namespace.getTables()
				.stream()
				.filter((table) -> table.isPhysicalTable() && table.isView())
				.forEach((view) -> unsupported.add(new UnsupportedMapping("View '" + view.getName() + "' (@View)",
						"create it in a revision of your own")));
		}
		for (AuxiliaryDatabaseObject object : auxiliaryObjects()) {
			String[] statements = object.sqlCreateStrings(this.names.context());
			if (this.enumTypeReader.read(object).isEmpty() && statements.length > 0) {
				unsupported.add(new UnsupportedMapping("Database object '" + statements[0] + "'",
						"create it in a revision of your own"));
			}
		}
		return unsupported.stream().sorted(Comparator.comparing(UnsupportedMapping::object)).toList();
	}

}
