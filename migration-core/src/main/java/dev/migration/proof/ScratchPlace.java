package dev.migration.proof;

import java.util.List;

/**
 * The statements by which one product makes and drops what is thrown away.
 *
 * @param list lists the names of what there is
 * @param create creates one, with {@code %s} for the name
 * @param drop drops one, with {@code %s} for the name
 */
record ScratchPlace(String list, String create, List<String> drop) {

	static final ScratchPlace POSTGRESQL_DATABASE = new ScratchPlace("SELECT datname FROM pg_database",
			"CREATE DATABASE %s TEMPLATE template0", List.of("DROP DATABASE IF EXISTS %s WITH (FORCE)"));

	static final ScratchPlace MARIADB_DATABASE = new ScratchPlace("SHOW DATABASES", "CREATE DATABASE %s",
			List.of("SET foreign_key_checks = 0", "DROP DATABASE IF EXISTS %s"));

	static final ScratchPlace POSTGRESQL_SCHEMA = new ScratchPlace("SELECT nspname FROM pg_namespace",
			"CREATE SCHEMA %s", List.of("DROP SCHEMA IF EXISTS %s CASCADE"));

	static final ScratchPlace H2_SCHEMA = new ScratchPlace("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA",
			"CREATE SCHEMA %s", List.of("DROP SCHEMA IF EXISTS %s CASCADE"));

}
