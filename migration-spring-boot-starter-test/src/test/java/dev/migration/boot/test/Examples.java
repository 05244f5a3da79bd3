package dev.migration.boot.test;

import dev.migration.boot.test.shop.Shop;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Classes as an application has them, each for another history.
 */
final class Examples {

	private static final String H2 = "migration.dialect=h2";

	private static final String NO_JPA = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";

	private Examples() {
	}

	@MigrationTest(classes = Shop.class, properties = "migration.locations=classpath:histories/sound")
	static class SoundOnPostgreSql extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { H2, "migration.locations=classpath:histories/sound" })
	static class Sound extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, server = MigrationTest.Server.APPLICATION,
			properties = { "migration.locations=classpath:histories/sound",
					"spring.datasource.url=jdbc:h2:mem:kit_application;DB_CLOSE_DELAY=-1" })
	static class SoundOnServerOfApplication extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, server = MigrationTest.Server.APPLICATION,
			properties = "migration.locations=classpath:histories/sound")
	static class SoundOnMariaDb extends MigrationTests {

		private static final TestDatabase database = Databases.mariaDb();

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) {
			registry.add("spring.datasource.url", database::url);
			registry.add("spring.datasource.username", database::user);
			registry.add("spring.datasource.password", database::password);
		}

		@AfterAll
		static void drop() {
			database.close();
		}

	}

	@MigrationTest(classes = Shop.class,
			properties = { "migration.schemas=north,south", "migration.locations=classpath:histories/sound" })
	static class SoundInSchemas extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { H2, "migration.locations=classpath:histories/two_heads" })
	static class TwoHeads extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, heads = 2,
			properties = { H2, "migration.locations=classpath:histories/two_heads" })
	static class TwoHeadsOnPurpose extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { H2, "migration.locations=classpath:histories/left_column" })
	static class LeftColumn extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { H2, "migration.locations=classpath:histories/lost_data" })
	static class LostData extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, losesData = "a2",
			properties = { H2, "migration.locations=classpath:histories/lost_data" })
	static class LostDataOnPurpose extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { "migration.databases.edited.dialect=h2",
			"migration.databases.edited.locations=classpath:histories/sound" })
	static class Released extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { "migration.databases.edited.dialect=h2",
			"migration.databases.edited.locations=classpath:histories/edited" })
	static class Edited extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { H2, "migration.locations=classpath:histories/broken" })
	static class Broken extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { H2, "migration.locations=classpath:histories/irreversible" })
	static class Irreversible extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { H2, "migration.locations=classpath:histories/sound", NO_JPA })
	static class WithoutEntities extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, database = "billing", properties = { "migration.databases.shop.dialect=h2",
			"migration.databases.shop.locations=classpath:histories/broken", "migration.databases.billing.dialect=h2",
			"migration.databases.billing.locations=classpath:histories/sound",
			"migration.databases.billing.persistence-unit=default" })
	static class OneOfSeveral extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class, properties = { "migration.databases.shop.dialect=h2",
			"migration.databases.shop.locations=classpath:histories/sound", "migration.databases.billing.dialect=h2",
			"migration.databases.billing.locations=classpath:histories/sound" })
	static class NoneOfSeveral extends MigrationTests {

	}

	@MigrationTest(classes = Shop.class,
			properties = { "migration.dialect=mysql", "migration.locations=classpath:histories/sound" })
	static class WithoutServer extends MigrationTests {

	}

}
