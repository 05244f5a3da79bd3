package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.boot.page.MigrationsPage;
import dev.migration.boot.page.PageDatabase;
import dev.migration.command.MigrationStatus;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionSql;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryQuery;

import org.springframework.util.ClassUtils;

/**
 * The page of all databases that a command was run on, with all SQL, for a file.
 */
final class HistoryPage {

	private static final String THYMELEAF = "org.thymeleaf.TemplateEngine";

	// Left out where Thymeleaf comes with Spring's own expressions
	private static final String EXPRESSIONS = "ognl.Ognl";

	private static final int MOST_RUNS = 10_000;

	private final Map<String, Migrations> migrations = new LinkedHashMap<>();

	private final List<PageDatabase> databases = new ArrayList<>();

	/**
	 * Add a database. One that cannot be reached has its place too.
	 * @param database the database
	 * @return its state
	 */
	MigrationStatus add(CommandDatabase database) {
		if (!isPresent(THYMELEAF)) {
			throw new CommandUnavailableException("'--format html' is written by Thymeleaf, which is not on the class"
					+ " path; add the dependency 'org.thymeleaf:thymeleaf'.");
		}
		if (!isPresent(EXPRESSIONS)) {
			throw new CommandUnavailableException("'--format html' is written by Thymeleaf with OGNL, which is not on"
					+ " the class path; add the dependency 'ognl:ognl'.");
		}
		MigrationStatus status = database.migrations().status(new HistoryQuery(MOST_RUNS));
		this.migrations.put(database.name(), database.migrations());
		this.databases.add(new PageDatabase("", database.name(), status));
		return status;
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, HistoryPage.class.getClassLoader());
	}

	boolean isEmpty() {
		return this.databases.isEmpty();
	}

	String render() {
		return new MigrationsPage().export(this.databases, this::sql);
	}

	private RevisionSql sql(PageDatabase database, RevisionNode revision, Direction direction) {
		Migrations commands = this.migrations.get(database.name());
		try {
			return new RevisionSql(null, (commands != null) ? commands.sql(revision, direction) : List.of(), null);
		}
		catch (MigrationException ex) {
			return new RevisionSql(null, List.of(), ex.getMessage());
		}
	}

}
