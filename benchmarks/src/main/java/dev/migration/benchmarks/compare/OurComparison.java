package dev.migration.benchmarks.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.autogenerate.AutogenerateOptions;
import dev.migration.autogenerate.Comparison;
import dev.migration.autogenerate.UnmanagedObjects;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.SchemaModel;

/**
 * Our own {@code check}, and the part of it that reads the database.
 */
final class OurComparison {

	private final DataSource dataSource;

	private final Dialect dialect;

	private final Migrations migrations;

	private final Authoring authoring;

	OurComparison(SampleModel model, DataSource dataSource, String url) {
		this.dataSource = dataSource;
		this.dialect = Dialects.ofUrl(url).orElseThrow();
		MigrationDatabase target = new MigrationDatabase("default", dataSource, this.dialect, null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		this.migrations = new Migrations(MigrationHistory.of(List.of()), target,
				new RunOptions(Duration.ofMinutes(1), null, "localhost", List.of(), Clock.systemUTC()));
		// Nobody's history has created the table that is too many
		this.authoring = Authoring.NONE
			.withModel(new HibernateSchemaSource(model.metadata(HibernateSchema.offline()), this.dialect, "public"))
			.withOptions(AutogenerateOptions.STANDARD.withUnmanaged(UnmanagedObjects.DROP));
	}

	List<String> compare() {
		Comparison comparison = this.migrations.check(this.authoring);
		return comparison.differences();
	}

	SchemaModel read(Connection connection) {
		return SchemaReaders.of(connection, this.dialect, SchemaScope.of("public")).read();
	}

	CatalogQueries queries() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			return CatalogQueries.of(connection, this.dialect, "public");
		}
	}

}
