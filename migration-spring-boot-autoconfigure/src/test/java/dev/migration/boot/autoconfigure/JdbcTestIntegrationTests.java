package dev.migration.boot.autoconfigure;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a slice of JDBC finds the schema that the revisions create. The context is
 * not kept for other tests: its pool would complain about the dropped database.
 */
@JdbcTest(properties = "migration.locations=classpath:dev/migration/boot/shop/revision")
@AutoConfigureTestDatabase(replace = Replace.NONE)
@DirtiesContext
class JdbcTestIntegrationTests {

	private static final TestDatabase DATABASE = TestDatabase.create();

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", DATABASE::url);
		registry.add("spring.datasource.username", DATABASE::user);
		registry.add("spring.datasource.password", DATABASE::password);
	}

	@AfterAll
	static void dropDatabase() {
		DATABASE.close();
	}

	@Test
	void theSchemaIsThere() {
		assertThat(this.jdbc.sql("SELECT name FROM product").query(String.class).list()).containsExactly("first");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
