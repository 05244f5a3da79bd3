package dev.migration.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.testing.TestDatabase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.structure.DatabaseObject;

/**
 * The comparison of the Hibernate extension of Liquibase, which builds the mapping
 * itself.
 */
final class LiquibaseHibernate {

	private static final String CONFIGURATION = "hibernate.cfg.xml";

	private static final Set<String> OURS = Set.of("databasechangelog", "databasechangeloglock");

	private final SampleModel model;

	LiquibaseHibernate(SampleModel model) throws IOException {
		this.model = model;
		Path file = model.classes().resolve(CONFIGURATION);
		String mappings = model.tables()
			.stream()
			.map((table) -> "\t\t<mapping class=\"" + SampleModel.PACKAGE + "." + table.entity() + "\"/>\n")
			.collect(Collectors.joining());
		Files.writeString(file, """
				<hibernate-configuration xmlns="http://www.hibernate.org/xsd/orm/cfg">
					<session-factory>
						<property name="hibernate.dialect">org.hibernate.dialect.PostgreSQLDialect</property>
				%s	</session-factory>
				</hibernate-configuration>
				""".formatted(mappings));
	}

	/**
	 * Return what it finds.
	 */
	List<String> compare(TestDatabase target) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(this.model.classLoader());
		try {
			Scope.ScopedRunnerWithReturn<List<String>> diff = () -> diff(target);
			return Scope.child(Map.of(Scope.Attr.resourceAccessor.name(),
					new ClassLoaderResourceAccessor(this.model.classLoader())), diff);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private List<String> diff(TestDatabase target) throws Exception {
		DatabaseFactory databases = DatabaseFactory.getInstance();
		try (Database mapping = databases.openDatabase("hibernate:classic:" + CONFIGURATION, null, null, null,
				new ClassLoaderResourceAccessor(this.model.classLoader()));
				Database database = databases
					.findCorrectDatabaseImplementation(new JdbcConnection(target.dataSource().getConnection()))) {
			DiffResult result = DiffGeneratorFactory.getInstance().compare(mapping, database, new CompareControl());
			List<String> differences = new ArrayList<>();
			result.getMissingObjects().forEach((object) -> differences.add(text("missing", object)));
			result.getUnexpectedObjects().forEach((object) -> differences.add(text("unexpected", object)));
			result.getChangedObjects().keySet().forEach((object) -> differences.add(text("changed", object)));
			differences.removeIf((text) -> OURS.stream().anyMatch(text::contains));
			return differences;
		}
	}

	private static String text(String what, DatabaseObject object) {
		return (what + " " + object.getObjectTypeName() + " " + object).toLowerCase(Locale.ROOT);
	}

}
