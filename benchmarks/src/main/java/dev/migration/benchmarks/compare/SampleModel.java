package dev.migration.benchmarks.compare;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migration.benchmarks.contest.SourceFiles;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * The model as entities, as a schema and as Python.
 */
final class SampleModel implements AutoCloseable {

	static final String PACKAGE = "sample";

	private final List<SampleTable> tables;

	private final Path classes;

	private final URLClassLoader classLoader;

	private SampleModel(List<SampleTable> tables, Path classes) throws IOException {
		this.tables = tables;
		this.classes = classes;
		this.classLoader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
				SampleModel.class.getClassLoader());
	}

	/**
	 * Compile entities.
	 * @param tables their tables
	 * @param folder an empty folder
	 */
	static SampleModel compile(List<SampleTable> tables, Path folder) throws IOException {
		Path sources = Files.createDirectories(folder.resolve("sources"));
		List<Path> files = new ArrayList<>();
		for (SampleTable table : tables) {
			files.add(Files.writeString(sources.resolve(table.entity() + ".java"), table.javaSource(PACKAGE)));
		}
		Path classes = Files.createDirectories(folder.resolve("classes"));
		SourceFiles.compile(files, classes);
		return new SampleModel(tables, classes);
	}

	/**
	 * Use entities that were compiled before.
	 */
	static SampleModel of(List<SampleTable> tables, Path classes) throws IOException {
		return new SampleModel(tables, classes);
	}

	List<SampleTable> tables() {
		return this.tables;
	}

	Path classes() {
		return this.classes;
	}

	ClassLoader classLoader() {
		return this.classLoader;
	}

	/**
	 * Create the schema.
	 */
	void createIn(DataSource dataSource) throws SQLException {
		List<String> statements = new ArrayList<>();
		this.tables.forEach((table) -> statements.addAll(table.create()));
		this.tables.forEach((table) -> statements.add(table.foreignKey()));
		statements.add("ANALYZE");
		execute(dataSource, statements);
	}

	static void execute(DataSource dataSource, List<String> statements) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * Build Hibernate's mapping.
	 * @param settings beside the dialect
	 */
	Metadata metadata(Map<String, Object> settings) {
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder(
				new BootstrapServiceRegistryBuilder().applyClassLoader(this.classLoader).build())
			.applySettings(settings)
			.build();
		MetadataSources sources = new MetadataSources(registry);
		this.tables.forEach((table) -> sources.addAnnotatedClassName(PACKAGE + "." + table.entity()));
		return sources.buildMetadata();
	}

	/**
	 * Return the model as a Python module with a variable {@code metadata}.
	 */
	String pythonSource() {
		return "import sqlalchemy as sa\n\nmetadata = sa.MetaData()\n"
				+ this.tables.stream().map(SampleTable::pythonSource).collect(Collectors.joining());
	}

	@Override
	public void close() throws IOException {
		this.classLoader.close();
	}

}
