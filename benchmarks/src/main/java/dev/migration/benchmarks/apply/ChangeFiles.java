package dev.migration.benchmarks.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.benchmarks.contest.SourceFiles;

/**
 * The same changes as each tool wants to have them, a file per revision.
 */
final class ChangeFiles {

	private final Path root;

	private final List<Change> changes;

	ChangeFiles(Path root, List<Change> changes) {
		this.root = root;
		this.changes = changes;
	}

	/**
	 * Write our own SQL scripts.
	 * @return the folder
	 */
	Path sql() throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("sql"));
		for (Change change : this.changes) {
			Files.writeString(folder.resolve(change.id() + ".sql"), """
					-- revision: %s
					-- down_revision: %s
					-- create_date: 2026-11-20T23:29:18Z
					-- message: create item %d

					-- upgrade
					%s;

					-- downgrade
					%s;
					""".formatted(change.id(), change.before(), change.number(),
					String.join(";\n", change.statements()), change.dropTable()));
		}
		return folder;
	}

	/**
	 * Write and compile our own Java scripts.
	 * @return the root of their class path
	 */
	Path java() throws IOException {
		Path sources = Files.createDirectories(this.root.resolve("java/db/revision"));
		List<Path> files = new ArrayList<>();
		for (Change change : this.changes) {
			Path file = sources.resolve("R" + change.id() + ".java");
			files.add(Files.writeString(file,
					"""
							package db.revision;

							import dev.migration.script.Operations;
							import dev.migration.script.Revision;
							import dev.migration.script.RevisionScript;

							import static dev.migration.script.ColumnTypes.*;
							import static dev.migration.script.Ddl.*;

							@Revision(id = "%1$s", %2$smessage = "create item %3$d", createDate = "2026-11-20T23:29:18Z")
							class R%1$s implements RevisionScript {

								@Override
								public void upgrade(Operations op) {
									op.createTable("%4$s", column("id", bigint()).notNull(), column("name", varchar(255)).notNull(),
											column("amount", numeric(12, 2)), column("created", timestampWithTimeZone()),
											column("active", bool()), primaryKey("id"));
									op.createIndex("%4$s", index("name").named("%5$s"));
								}

								@Override
								public void downgrade(Operations op) {
									op.dropTable("%4$s");
								}

							}
							"""
						.formatted(change.id(),
								change.before().isEmpty() ? "" : "downRevision = \"" + change.before() + "\", ",
								change.number(), change.table(), change.index())));
		}
		Path classes = Files.createDirectories(this.root.resolve("classes"));
		SourceFiles.compile(files, classes);
		return classes;
	}

	/**
	 * Write Flyway's migrations.
	 * @return the folder
	 */
	Path flyway() throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("flyway"));
		for (Change change : this.changes) {
			Files.writeString(folder.resolve("V%d__create_item.sql".formatted(change.number())),
					String.join(";\n", change.statements()) + ";\n");
		}
		return folder;
	}

	/**
	 * Write a changelog of Liquibase that includes one in SQL for each revision.
	 * @return the folder of {@code changelog.xml}
	 */
	Path liquibase() throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("liquibase"));
		StringBuilder includes = new StringBuilder();
		for (Change change : this.changes) {
			Files.writeString(folder.resolve(change.id() + ".sql"), """
					--liquibase formatted sql

					--changeset shop:%s
					%s;
					--rollback %s;
					""".formatted(change.id(), String.join(";\n", change.statements()), change.dropTable()));
			includes.append("\t<include file=\"").append(change.id()).append(".sql\"/>\n");
		}
		Files.writeString(folder.resolve("changelog.xml"), """
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
					xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog \
				http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
				%s</databaseChangeLog>
				""".formatted(includes));
		return folder;
	}

	/**
	 * Write Alembic's scripts, its environment and a program that upgrades to the head
	 * and prints how many nanoseconds that took.
	 * @return the program
	 */
	Path alembic() throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("alembic"));
		Path versions = Files.createDirectories(folder.resolve("versions"));
		for (Change change : this.changes) {
			Files.writeString(versions.resolve(change.id() + ".py"), """
					from alembic import op
					import sqlalchemy as sa

					revision = "%s"
					down_revision = %s
					branch_labels = None
					depends_on = None


					def upgrade():
					    op.create_table(
					        "%3$s",
					        sa.Column("id", sa.BigInteger(), nullable=False),
					        sa.Column("name", sa.String(255), nullable=False),
					        sa.Column("amount", sa.Numeric(12, 2)),
					        sa.Column("created", sa.DateTime(timezone=True)),
					        sa.Column("active", sa.Boolean()),
					        sa.PrimaryKeyConstraint("id"),
					    )
					    op.create_index("%4$s", "%3$s", ["name"])


					def downgrade():
					    op.drop_table("%3$s")
					""".formatted(change.id(), change.before().isEmpty() ? "None" : "\"" + change.before() + "\"",
					change.table(), change.index()));
		}
		Files.writeString(folder.resolve("env.py"), """
				from alembic import context
				from sqlalchemy import create_engine, pool

				engine = create_engine(context.config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool)
				with engine.connect() as connection:
				    context.configure(connection=connection, target_metadata=None, transaction_per_migration=True)
				    with context.begin_transaction():
				        context.run_migrations()
				""");
		return Files.writeString(folder.resolve("upgrade.py"), """
				import os
				import sys
				import time

				from alembic import command
				from alembic.config import Config

				config = Config()
				config.set_main_option("script_location", os.path.dirname(os.path.abspath(__file__)))
				config.set_main_option("sqlalchemy.url", sys.argv[1])
				start = time.perf_counter_ns()
				command.upgrade(config, "head")
				print(time.perf_counter_ns() - start)
				""");
	}

}
