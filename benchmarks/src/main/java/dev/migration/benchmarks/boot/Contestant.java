package dev.migration.benchmarks.boot;

import java.util.Map;

/**
 * A tool, and the form in which it has its revisions.
 */
enum Contestant {

	PLAIN("no tool", "plain") {

		@Override
		Map<String, byte[]> files(int revisions) {
			return Map.of();
		}

	},

	STARTER_SQL("ours, SQL", "starter") {

		@Override
		Map<String, byte[]> files(int revisions) {
			return RevisionFiles.sql(revisions);
		}

	},

	STARTER_JAVA("ours, Java", "starter") {

		@Override
		Map<String, byte[]> files(int revisions) {
			return RevisionFiles.java(revisions);
		}

	},

	STARTER_SQL_FOREGROUND("ours, SQL, nothing in the background", "starter") {

		@Override
		Map<String, byte[]> files(int revisions) {
			return RevisionFiles.sql(revisions);
		}

		@Override
		String[] options() {
			return new String[] { "-Dspring.backgroundpreinitializer.ignore=true" };
		}

	},

	FLYWAY("Flyway", "flyway") {

		@Override
		Map<String, byte[]> files(int revisions) {
			return RevisionFiles.flyway(revisions);
		}

	},

	LIQUIBASE("Liquibase, a file each", "liquibase") {

		@Override
		Map<String, byte[]> files(int revisions) {
			return RevisionFiles.liquibase(revisions);
		}

	},

	LIQUIBASE_YAML("Liquibase, one YAML file", "liquibase") {

		@Override
		Map<String, byte[]> files(int revisions) {
			return RevisionFiles.liquibaseYaml(revisions);
		}

	};

	private final String title;

	private final String application;

	Contestant(String title, String application) {
		this.title = title;
		this.application = application;
	}

	String title() {
		return this.title;
	}

	boolean isTool() {
		return this != PLAIN;
	}

	boolean isOurs() {
		return this == STARTER_SQL || this == STARTER_SQL_FOREGROUND || this == STARTER_JAVA;
	}

	/**
	 * Return the folder of the application that is packaged with the tool.
	 */
	String application() {
		return this.application;
	}

	/**
	 * Return what the JVM is told.
	 */
	String[] options() {
		return new String[0];
	}

	/**
	 * Return what the tool reads, by its path on the class path.
	 */
	abstract Map<String, byte[]> files(int revisions);

}
