package dev.migration.metamodel;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.dialect.NameCase;
import dev.migration.reflection.ExpressionCanonicalizer;
import dev.migration.reflection.SchemaPair;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.hibernate.boot.MetadataSources;

/**
 * Has Hibernate create the schema of a mapping and compares what the database then holds
 * with what {@link HibernateSchemaSource} reads from the same mapping without a
 * connection.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class HibernateSchemaProof {

	private final Supplier<TestDatabase> databases;

	private final Map<String, Object> settings = new LinkedHashMap<>();

	private final Set<String> schemas = new TreeSet<>();

	/**
	 * Create a proof on PostgreSQL.
	 */
	public HibernateSchemaProof() {
		this(Databases::postgreSql);
	}

	/**
	 * Create a proof.
	 * @param databases makes an empty database
	 */
	public HibernateSchemaProof(Supplier<TestDatabase> databases) {
		this.databases = databases;
	}

	/**
	 * Add a setting of Hibernate.
	 * @param setting the name
	 * @param value the value
	 * @return this proof
	 */
	public HibernateSchemaProof with(String setting, Object value) {
		this.settings.put(setting, value);
		return this;
	}

	/**
	 * Read a schema besides {@code public} too.
	 * @param name the schema
	 * @return this proof
	 */
	public HibernateSchemaProof schema(String name) {
		this.schemas.add(name);
		return this;
	}

	Result of(Class<?>... classes) throws SQLException {
		return of((sources) -> Stream.of(classes).forEach(sources::addAnnotatedClass));
	}

	/**
	 * Have Hibernate create a mapping's schema in a database of its own.
	 * @param mapping what adds the entities
	 * @return what was created and what the mapping reads as
	 * @throws SQLException if the database refuses
	 */
	public Result of(Consumer<MetadataSources> mapping) throws SQLException {
		try (TestDatabase database = this.databases.get()) {
			create(database, mapping);
			return compare(database, model(database, mapping).read());
		}
	}

	/**
	 * Return the schema that a mapping asks for.
	 * @param database the database that it is for
	 * @param mapping what adds the entities
	 * @return the source, which asks no database
	 * @throws SQLException if the database does not tell its version
	 */
	public HibernateSchemaSource model(TestDatabase database, Consumer<MetadataSources> mapping) throws SQLException {
		Dialect dialect = dialect(database);
		return new HibernateSchemaSource(offline(database).build(mapping), dialect, schemaOf(database, dialect));
	}

	/**
	 * Compare what a database holds with what a mapping asks for. Names that the mapping
	 * leaves open do not matter.
	 * @param database the database
	 * @param mapped the schema of the mapping
	 * @return both
	 * @throws SQLException if the database refuses
	 */
	public Result compare(TestDatabase database, SchemaModel mapped) throws SQLException {
		Dialect dialect = dialect(database);
		String schema = schemaOf(database, dialect);
		try (Connection connection = database.dataSource().getConnection()) {
			Set<QualifiedName> own = Set.of(QualifiedName.of("migration_version"),
					QualifiedName.of("migration_history"), QualifiedName.of("migration_lock"));
			SchemaModel created = SchemaReaders.of(connection, dialect, new SchemaScope(schema, this.schemas, own))
				.read();
			SchemaPair pair = canonical(connection, dialect, schema, created, mapped);
			SchemaModel expected = comparable(pair.to());
			return new Result(expected, withoutGivenNames(comparable(pair.from()), expected));
		}
	}

	// On PostgreSQL the texts are asked for in a way of their own
	private static SchemaPair canonical(Connection connection, Dialect dialect, String schema, SchemaModel created,
			SchemaModel mapped) throws SQLException {
		if (!dialect.name().equals("postgresql")) {
			return new ExpressionCanonicalizer(connection, dialect, schema).canonicalize(created, mapped);
		}
		CanonicalExpressions expressions = new CanonicalExpressions(connection, dialect);
		return new SchemaPair(expressions.of(created), expressions.of(mapped), List.of());
	}

	/**
	 * Return the dialect of a database.
	 * @param database the database
	 * @return the dialect
	 * @throws SQLException if the database does not tell its version
	 */
	public static Dialect dialect(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			DatabaseMetaData metaData = connection.getMetaData();
			return Dialects
				.ofProduct(metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion(),
						NameCase.of(metaData.storesUpperCaseIdentifiers(), metaData.storesLowerCaseIdentifiers()))
				.orElseThrow();
		}
	}

	private static String schemaOf(TestDatabase database, Dialect dialect) {
		return dialect.storedName(database.schema(), true).text();
	}

	private OfflineMetadata offline(TestDatabase database) throws SQLException {
		OfflineMetadata metadata = OfflineMetadata.of(database);
		this.settings.forEach(metadata::with);
		return metadata;
	}

	/**
	 * Have Hibernate create a mapping's schema.
	 * @param database the database to create it in
	 * @param mapping what adds the entities
	 * @throws SQLException if the database does not tell its version
	 */
	public void create(TestDatabase database, Consumer<MetadataSources> mapping) throws SQLException {
		run("create-only", database, mapping);
	}

	/**
	 * Have Hibernate bring a schema to a mapping, as it does at each start of an
	 * application that lets it.
	 * @param database the database to update
	 * @param mapping what adds the entities
	 * @throws SQLException if the database does not tell its version
	 */
	public void update(TestDatabase database, Consumer<MetadataSources> mapping) throws SQLException {
		run("update", database, mapping);
	}

	private void run(String action, TestDatabase database, Consumer<MetadataSources> mapping) throws SQLException {
		OfflineMetadata metadata = offline(database).with("hibernate.boot.allow_jdbc_metadata_access", "true")
			.with("jakarta.persistence.jdbc.url", database.url())
			.with("jakarta.persistence.jdbc.user", database.user())
			.with("jakarta.persistence.jdbc.password", database.password())
			.with("hibernate.hbm2ddl.auto", action)
			.with("hibernate.hbm2ddl.create_namespaces", "true")
			.with("hibernate.hbm2ddl.halt_on_error", "true");
		metadata.build(mapping).buildSessionFactory().close();
	}

	private static SchemaModel comparable(SchemaModel schema) {
		// Nobody reads views back
		return schema.withObjects(List.of()).withTables(schema.tables().stream().map((table) -> {
			List<Column> columns = table.columns().stream().sorted(Comparator.comparing(Column::name)).toList();
			return table.withColumns(columns);
		}).toList());
	}

	/**
	 * Take the names away that the database gave to what the mapping leaves nameless.
	 */
	private static SchemaModel withoutGivenNames(SchemaModel created, SchemaModel mapped) {
		return created.withTables(created.tables()
			.stream()
			.map((table) -> mapped.table(table.name()).map((other) -> withoutGivenNames(table, other)).orElse(table))
			.toList());
	}

	private static Table withoutGivenNames(Table table, Table mapped) {
		List<Constraint> nameless = new ArrayList<>(
				mapped.constraints().stream().filter((constraint) -> constraint.name() == null).toList());
		Set<Name> named = new HashSet<>();
		mapped.constraints().stream().map(Constraint::name).filter((name) -> name != null).forEach(named::add);
		List<Constraint> constraints = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			boolean given = !named.contains(constraint.name()) && nameless.remove(constraint.definition());
			constraints.add(given ? constraint.definition() : constraint);
		}
		List<Index> namelessIndexes = new ArrayList<>(
				mapped.indexes().stream().filter((index) -> index.name() == null).toList());
		List<Index> indexes = table.indexes()
			.stream()
			.map((index) -> namelessIndexes.remove(index.withName(null)) ? index.withName(null) : index)
			.toList();
		return table.withConstraints(constraints).withIndexes(indexes);
	}

	/**
	 * What was compared.
	 *
	 * @param mapped the schema of the mapping
	 * @param created the schema that Hibernate created
	 * @author The Migration Authors
	 * @since 0.1.0
	 */
	public record Result(SchemaModel mapped, SchemaModel created) {

		/**
		 * Return the parts that are not the same, one line each.
		 * @return what only one of the two has
		 */
		public List<String> differences() {
			Set<Part> mappedParts = parts(this.mapped);
			Set<Part> createdParts = parts(this.created);
			List<String> differences = new ArrayList<>();
			mappedParts.stream()
				.filter((part) -> !createdParts.contains(part))
				.forEach((part) -> differences.add("only mapped: " + part));
			createdParts.stream()
				.filter((part) -> !mappedParts.contains(part))
				.forEach((part) -> differences.add("only created: " + part));
			return differences;
		}

		private static Set<Part> parts(SchemaModel schema) {
			Set<Part> parts = new LinkedHashSet<>();
			for (Table table : schema.tables()) {
				parts.add(new Part(table.name(), "comment " + table.comment()));
				table.columns().forEach((column) -> parts.add(new Part(table.name(), column)));
				table.constraints().forEach((constraint) -> parts.add(new Part(table.name(), constraint)));
				table.indexes().forEach((index) -> parts.add(new Part(table.name(), index)));
			}
			schema.sequences().forEach((sequence) -> parts.add(new Part(sequence.name(), sequence)));
			schema.enumTypes().forEach((type) -> parts.add(new Part(type.name(), type)));
			return parts;
		}

	}

	/**
	 * A part of a schema. Its expressions are compared by what they mean, not by their
	 * text.
	 */
	private record Part(QualifiedName owner, Object definition) {

		@Override
		public String toString() {
			return this.owner + " " + this.definition;
		}

	}

}
