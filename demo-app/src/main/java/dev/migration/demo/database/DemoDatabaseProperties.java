package dev.migration.demo.database;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database of the demo is kept.
 *
 * @param directory the directory, relative to the working directory
 */
@ConfigurationProperties("demo.database")
record DemoDatabaseProperties(@DefaultValue(".demo-database") Path directory) {

}
