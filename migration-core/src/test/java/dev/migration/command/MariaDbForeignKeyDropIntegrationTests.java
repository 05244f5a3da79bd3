package dev.migration.command;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a script which drops a foreign key by its name takes the index along that
 * MariaDB has made for it.
 */
class MariaDbForeignKeyDropIntegrationTests {

	private static final Table AUTHOR = Table.of(QualifiedName.of("author"), List.of(id()))
		.withConstraints(List.of(new PrimaryKey(null, names("id"))));

	@TempDir
	private Path directory;

	@Test
	void indexOfADroppedForeignKeyGoesToo() throws SQLException {
		SchemaModel with = model(ForeignKey.of(Name.of("fk_author"), names("author"), AUTHOR.name(), names("id")));
		SchemaModel without = model();

		assertUpAndDown(with, without);
	}

	@Test
	void indexThatAnotherForeignKeyRestsOnStays() throws SQLException {
		ForeignKey first = ForeignKey.of(Name.of("fk_author"), names("author"), AUTHOR.name(), names("id"));
		ForeignKey second = ForeignKey.of(Name.of("fk_other"), names("author"), QualifiedName.of("other"), names("id"));

		assertUpAndDown(model(first, second), model(second));
		assertUpAndDown(model(first, second), model());
	}

	private void assertUpAndDown(SchemaModel from, SchemaModel to) throws SQLException {
		TestDatabase database = Databases.mariaDb();
		try (EvolvingSchema schema = new EvolvingSchema(database, database.dataSource(),
				this.directory.resolve(database.name()), HibernateSchemaProof.dialect(database))) {
			schema.write(() -> from);
			schema.upgrade();
			schema.write(() -> to);
			schema.upgrade();

			assertThat(schema.findings(() -> to)).isEmpty();

			schema.downgrade("-1");

			assertThat(schema.findings(() -> from)).isEmpty();

			schema.upgrade();

			assertThat(schema.findings(() -> to)).isEmpty();
		}
	}

	private static SchemaModel model(Constraint... constraints) {
		Table other = Table.of(QualifiedName.of("other"), List.of(id())).withConstraints(AUTHOR.constraints());
		Table book = Table.of(QualifiedName.of("book"), List.of(id(), Column.of("author", ColumnType.of("bigint"))))
			.withConstraints(List.of(constraints));
		return new SchemaModel(List.of(AUTHOR, other, book), List.of(), List.of());
	}

	private static Column id() {
		return Column.of("id", ColumnType.of("bigint")).withNullable(false);
	}

	private static List<Name> names(String name) {
		return List.of(Name.of(name));
	}

}
