package dev.migration.autogenerate;

import java.sql.SQLException;
import java.util.function.Supplier;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.testing.Databases;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import dev.migration.testing.pairs.PairSchemas;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real servers go from one schema by chance to another and back, with rows.
 */
class SchemaPairIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(SchemaPairIntegrationTests.class);

	@Test
	@Tag("campaign")
	void postgreSqlGoesThereAndBack() throws SQLException {
		check(Seeds.of(20_261_121, 20).andFresh(5), new PostgreSqlDialect(), Databases::postgreSql);
	}

	@Test
	@Tag("campaign")
	void h2GoesThereAndBack() throws SQLException {
		check(Seeds.of(20_261_121, 20).andFresh(5), new H2Dialect(), Databases::h2);
	}

	@Test
	@Tag("campaign")
	void mariaDbGoesThereAndBack() throws SQLException {
		check(Seeds.of(20_261_121, 6), new MariaDbDialect(), Databases::mariaDb);
	}

	private static void check(Seeds seeds, Dialect dialect, Supplier<TestDatabase> databases) throws SQLException {
		int[] figures = new int[3];
		try (PairGround ground = new PairGround(dialect, databases)) {
			seeds.check((seed) -> {
				int rows = SchemaPairProof.check(ground, seed, PairSchemas.of(seed, dialect));
				figures[0]++;
				figures[1] += (rows > 0) ? 1 : 0;
				figures[2] += rows;
			});
		}
		finally {
			logger.info("{}: {} pairs, {} with {} rows", dialect.name(), figures[0], figures[1], figures[2]);
		}
	}

}
