package dev.migration.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.metamodel.OfflineMetadata;
import dev.migration.metamodel.zoo.Associations;
import dev.migration.metamodel.zoo.BasicTypes;
import dev.migration.metamodel.zoo.Constraints;
import dev.migration.metamodel.zoo.Inheritance;
import dev.migration.metamodel.zoo.Zoo;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.Seeds;
import org.hibernate.boot.MetadataSources;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a model which grows and shrinks in steps goes up and down by its revisions,
 * and that {@code check} finds nothing at any of them.
 */
class ModelChainIntegrationTests {

	private static final Class<?>[] BASIC_TYPES = Zoo.on("postgresql", BasicTypes.ENTITIES);

	@TempDir
	private Path directory;

	@Test
	void entitiesComeOneAfterTheOther() {
		List<SchemaModel> states = new ArrayList<>();
		for (int count : new int[] { 4, 11, BASIC_TYPES.length, 7 }) {
			states.add(model(classes(Stream.of(BASIC_TYPES).limit(count).toArray(Class<?>[]::new))));
		}

		assertChain(states);
	}

	@Test
	void onePartOfTheModelReplacesTheOther() {
		assertChain(List.of(model(classes(Zoo.on("postgresql", Inheritance.ENTITIES))),
				model(classes(Zoo.on("postgresql", Inheritance.ENTITIES)),
						classes(Zoo.on("postgresql", Associations.ENTITIES))),
				model(classes(Zoo.on("postgresql", Associations.ENTITIES)),
						classes(Zoo.on("postgresql", Constraints.ENTITIES))),
				model(classes(Zoo.on("postgresql", Constraints.ENTITIES)))));
	}

	@ParameterizedTest
	@Tag("campaign")
	@ValueSource(strings = { "ANIMAL", "GAMBIT", "USERGUIDE" })
	void partsOfADomainModelComeAndGo(StandardDomainModel domain) {
		SchemaModel whole = model((sources) -> domain.getDescriptor().applyDomainModel(sources));

		Seeds.of(1, 1).check((seed) -> assertChain(whole, seed));
	}

	@Test
	@Tag("campaign")
	void partsOfTheZooComeAndGo() {
		SchemaModel whole = model(classes(Zoo.on("postgresql", BasicTypes.ENTITIES)),
				classes(Zoo.on("postgresql", Associations.ENTITIES)),
				classes(Zoo.on("postgresql", Constraints.ENTITIES)));

		Seeds.of(1, 1).check((seed) -> assertChain(whole, seed));
	}

	private void assertChain(SchemaModel whole, long seed) {
		ModelStates states = new ModelStates(whole, Seeds.random(seed));

		assertChain(List.of(states.next(), states.next(), whole, states.next()));
	}

	private void assertChain(List<SchemaModel> states) {
		try (EvolvingSchema schema = EvolvingSchema.create(this.directory.resolve("chain" + System.nanoTime()))) {
			schema.execute("CREATE SCHEMA other");
			for (SchemaModel state : states) {
				WrittenRevision written = schema.write(() -> state);
				assertThat(written.file()).isNotNull();
				schema.upgrade();
				assertThat(findings(schema, state)).as("after %s", written.file()).isEmpty();
			}
			String last = schema.dump("public", "other");
			for (int i = states.size() - 2; i >= 0; i--) {
				SchemaModel state = states.get(i);
				schema.downgrade("-1");
				assertThat(findings(schema, state)).as("back at state %d", i).isEmpty();
			}
			schema.downgrade("base");
			assertThat(schema.objects()).containsExactly("public.migration_history", "public.migration_version");
			schema.upgrade();
			assertThat(schema.dump("public", "other")).isEqualTo(last);
		}
	}

	/** Views that are not mapped any more stay, and are named. */
	private static List<String> findings(EvolvingSchema schema, SchemaModel state) {
		return schema.findings(() -> state)
			.stream()
			.filter((finding) -> !finding.startsWith("Views of this history that no entity is mapped to: 'viewed'"))
			.toList();
	}

	@SafeVarargs
	private static SchemaModel model(Consumer<MetadataSources>... mappings) {
		Consumer<MetadataSources> all = (sources) -> Stream.of(mappings).forEach((mapping) -> mapping.accept(sources));
		int major = Integer.getInteger("test.postgres.major", 18);
		return new HibernateSchemaSource(OfflineMetadata.postgreSql(major).build(all), new PostgreSqlDialect(),
				"public")
			.read();
	}

	private static Consumer<MetadataSources> classes(Class<?>... entities) {
		return (sources) -> Stream.of(entities).forEach(sources::addAnnotatedClass);
	}

}
