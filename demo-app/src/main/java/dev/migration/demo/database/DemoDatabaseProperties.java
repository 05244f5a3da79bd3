package dev.migration.demo.database;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database of the demo is kept.
 *
 * @param directory the directory, relative to the working directory
 * @param postgresqlVersion the version of the server that the demo is built with
 */
@ConfigurationProperties("demo.database")
record DemoDatabaseProperties(@DefaultValue(".demo-database") Path directory, String postgresqlVersion) {

	String postgresqlMajor() {
		return this.postgresqlVersion.split("\\.")[0];
	}

}
