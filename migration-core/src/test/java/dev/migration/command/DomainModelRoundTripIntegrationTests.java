package dev.migration.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.migration.metamodel.zoo.Associations;
import dev.migration.metamodel.zoo.BasicTypes;
import dev.migration.metamodel.zoo.Constraints;
import dev.migration.metamodel.zoo.Inheritance;
import dev.migration.metamodel.zoo.Zoo;
import dev.migration.testing.Databases;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.hibernate.boot.MetadataSources;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Takes the entities of the zoo and the domain models of Hibernate through a
 * {@link RoundTrip}: all of them on PostgreSQL, elsewhere by seeds.
 */
class DomainModelRoundTripIntegrationTests {

	private static final Map<String, ?> KEYWORDS = Map.of("hibernate.auto_quote_keyword", true);

	@TempDir
	private Path directory;

	// RETAIL needs javax.money
	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RETAIL")
	void domainModelOfHibernate(StandardDomainModel model) throws Exception {
		onPostgreSql().check(of(model));
	}

	@Test
	void basicTypes() throws Exception {
		onPostgreSql().check(of("postgresql", BasicTypes.ENTITIES));
	}

	@Test
	void associations() throws Exception {
		onPostgreSql().check(of("postgresql", Associations.ENTITIES));
	}

	@Test
	void inheritance() throws Exception {
		onPostgreSql().check(of("postgresql", Inheritance.ENTITIES));
	}

	@Test
	void constraintsAndTablesInAnotherSchema() throws Exception {
		onPostgreSql("other").check(of("postgresql", Constraints.ENTITIES));
	}

	private RoundTrip onPostgreSql(String... schemas) {
		return new RoundTrip(Databases::postgreSql, this.directory, Map.of(), schemas);
	}

	private static Consumer<MetadataSources> of(StandardDomainModel model) {
		return (sources) -> model.getDescriptor().applyDomainModel(sources);
	}

	private static Consumer<MetadataSources> of(String database, Class<?>... entities) {
		return (sources) -> Stream.of(Zoo.on(database, entities)).forEach(sources::addAnnotatedClass);
	}

	private abstract static class RoundTrips {

		private final Supplier<TestDatabase> databases;

		private final Map<String, ?> settings;

		private final List<Consumer<MetadataSources>> mappings;

		@TempDir
		private Path directory;

		RoundTrips(String name, Supplier<TestDatabase> databases, Map<String, ?> settings,
				StandardDomainModel... models) {
			this.databases = databases;
			this.settings = settings;
			Stream<Consumer<MetadataSources>> zoo = Stream
				.of(Associations.ENTITIES, BasicTypes.ENTITIES, Inheritance.ENTITIES, Constraints.ENTITIES)
				.map((entities) -> of(name, entities));
			this.mappings = Stream.concat(zoo, Stream.of(models).map((model) -> of(model))).toList();
		}

		@Test
		@Tag("campaign")
		void everyMapping() {
			Set<Integer> checked = new HashSet<>();
			Seeds.of(0, 2).check((seed) -> {
				int number = (int) Math.floorMod(seed, (long) this.mappings.size());
				if (checked.add(number)) {
					new RoundTrip(this.databases, this.directory, this.settings).check(this.mappings.get(number));
				}
			});
		}

	}

	@Nested
	class MariaDb extends RoundTrips {

		MariaDb() {
			super("mariadb", Databases::mariaDb, KEYWORDS, StandardDomainModel.ANIMAL, StandardDomainModel.CONTACTS,
					StandardDomainModel.GAMBIT, StandardDomainModel.HELPDESK, StandardDomainModel.LIBRARY,
					StandardDomainModel.USERGUIDE);
		}

	}

	@Nested
	class H2 extends RoundTrips {

		// ANIMAL quotes a name in lower case, see H2InLowerCase
		H2() {
			super("h2", Databases::h2, Map.of(), StandardDomainModel.CONTACTS, StandardDomainModel.GAMBIT,
					StandardDomainModel.HELPDESK, StandardDomainModel.LIBRARY, StandardDomainModel.USERGUIDE);
		}

	}

	@Nested
	class H2InLowerCase extends RoundTrips {

		H2InLowerCase() {
			super("h2 in lower case", () -> Databases.h2("DATABASE_TO_LOWER=TRUE"), KEYWORDS,
					StandardDomainModel.ANIMAL, StandardDomainModel.CONTACTS, StandardDomainModel.GAMBIT,
					StandardDomainModel.HELPDESK, StandardDomainModel.LIBRARY, StandardDomainModel.USERGUIDE);
		}

	}

}
