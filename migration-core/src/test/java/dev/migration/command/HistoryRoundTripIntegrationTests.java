package dev.migration.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.migration.autogenerate.Comparison;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.Changelog;
import org.hibernate.annotations.Temporal;
import org.hibernate.boot.MetadataSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes entities whose history Hibernate itself keeps through a {@link RoundTrip}.
 */
class HistoryRoundTripIntegrationTests {

	private static final Map<String, Supplier<TestDatabase>> DATABASES = Map.of("postgresql", Databases::postgreSql,
			"mariadb", Databases::mariaDb, "h2", Databases::h2);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "postgresql, HISTORY_TABLE", "postgresql, SINGLE_TABLE", "postgresql, NATIVE",
			"mariadb, HISTORY_TABLE", "mariadb, SINGLE_TABLE", "h2, HISTORY_TABLE", "h2, SINGLE_TABLE" })
	void temporalEntities(String database, String strategy) throws Exception {
		new RoundTrip(DATABASES.get(database), this.directory, Map.of("hibernate.temporal.table_strategy", strategy))
			.check((sources) -> List.of(Price.class, Tariff.class).forEach(sources::addAnnotatedClass));
	}

	// Hibernate's default there
	@Test
	void versioningOfTablesByMariaDbIsListed() throws Exception {
		HibernateSchemaProof proof = new HibernateSchemaProof(Databases::mariaDb);
		TestDatabase database = Databases.mariaDb();
		Consumer<MetadataSources> mapping = (sources) -> sources.addAnnotatedClass(Rate.class);
		proof.create(database, mapping);
		try (EvolvingSchema schema = new EvolvingSchema(database, database.dataSource(), this.directory,
				new MariaDbDialect())) {
			Comparison comparison = schema.check(proof.model(database, mapping));

			String action = " is not part of the schema model; carry them out in a revision of your own.";
			assertThat(comparison.differences()).isEmpty();
			assertThat(comparison.notCompared()).containsExactly("Table 'rate' is versioned by the server.",
					"Declarations 'period for system_time (effective, superseded)' of table 'rate'" + action,
					"Generation 'row end' of column 'superseded' of table 'rate'" + action,
					"Generation 'row start' of column 'effective' of table 'rate'" + action,
					"Options 'with system versioning' of table 'rate'" + action);
		}
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, default", "postgresql, validity", "mariadb, validity", "h2, validity" })
	void auditedEntitiesWithAChangelog(String database, String strategy) throws Exception {
		new RoundTrip(DATABASES.get(database), this.directory, Map.of("hibernate.audit.strategy", strategy))
			.check((sources) -> List.of(ChangeOfText.class, Contract.class).forEach(sources::addAnnotatedClass));
	}

	@Entity(name = "Price")
	@Temporal(rowStart = "valid_from", rowEnd = "valid_to")
	static class Price {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false)
		String product;

		@ElementCollection
		Set<String> notes;

	}

	@Entity(name = "Tariff")
	@Temporal
	@Temporal.HistoryTable(name = "tariff_log")
	static class Tariff {

		@Id
		Long id;

		@Column(unique = true)
		String name;

		@Temporal.Excluded
		String comment;

		@ManyToOne
		Price price;

	}

	@Entity(name = "Rate")
	@Temporal
	static class Rate {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false, length = 40)
		String name;

	}

	@Entity(name = "ChangeOfText")
	@Changelog
	static class ChangeOfText {

		@Id
		@GeneratedValue
		@Changelog.ChangesetId
		Integer id;

		@Changelog.Timestamp
		Instant at;

		@ElementCollection
		@Changelog.ModifiedEntities
		Set<String> entities;

		String author;

	}

	@Entity(name = "Contract")
	@Audited
	static class Contract {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false)
		String text;

		@ElementCollection
		@Audited.CollectionTable(name = "contract_parties_log")
		Set<String> parties;

	}

}
