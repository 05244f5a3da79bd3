package dev.migration.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.migration.metamodel.zoo.Mapping;
import dev.migration.metamodel.zoo.MappingClasses;
import dev.migration.metamodel.zoo.Mappings;
import dev.migration.testing.Databases;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.hibernate.boot.MetadataSources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes every mapping of the zoo that is written as text through a {@link RoundTrip}, in
 * groups that share a database; of a group that fails, the mapping is looked for that is
 * to blame. A seed is a group.
 */
class ZooRoundTripIntegrationTests {

	@Test
	void mappingsAreFourHundredAtLeast() {
		List<Mapping> mappings = Mappings.all();

		assertThat(mappings).extracting(Mapping::name).doesNotHaveDuplicates();
		assertThat(mappings).extracting((mapping) -> mapping.source() + mapping.settings()).doesNotHaveDuplicates();
		assertThat(mappings).hasSizeGreaterThan(400);
	}

	private abstract static class RoundTrips {

		private final String name;

		private final Supplier<TestDatabase> databases;

		@TempDir
		private Path directory;

		RoundTrips(String name, Supplier<TestDatabase> databases) {
			this.name = name;
			this.databases = databases;
		}

		@Test
		@Tag("campaign")
		void everyMapping() {
			List<List<Mapping>> groups = Mappings.groups();
			Set<Integer> checked = new HashSet<>();
			Seeds.of(0, 3).check((seed) -> {
				int group = (int) Math.floorMod(seed, (long) groups.size());
				if (checked.add(group)) {
					assertThat(problems(groups.get(group))).as("group %d", group).isEmpty();
				}
			});
		}

		private List<String> problems(List<Mapping> group) {
			List<Mapping> mappings = group.stream()
				.filter((mapping) -> Mappings.notModelled(mapping, this.name).isEmpty())
				.toList();
			Set<String> refused = Mappings.refused(this.name);
			List<Mapping> possible = mappings.stream().filter((mapping) -> !refused.contains(mapping.name())).toList();
			List<String> problems = new ArrayList<>();
			failures(possible, RoundTrip::problem).forEach((mapping, text) -> problems.add(mapping + ": " + text));
			mappings.stream()
				.filter((mapping) -> !possible.contains(mapping)
						&& call(List.of(mapping), RoundTrip::refusal).isEmpty())
				.forEach((mapping) -> problems.add(mapping + " is not refused"));
			return problems;
		}

		/**
		 * Return what goes wrong, by the name of the mapping. The one that a message
		 * names is tried alone; where it names none, half of them are.
		 */
		private Map<String, String> failures(List<Mapping> mappings, Question question) {
			Optional<String> failure = call(mappings, question);
			if (failure.isEmpty()) {
				return Map.of();
			}
			if (mappings.size() == 1) {
				return Map.of(mappings.get(0).name(), failure.get());
			}
			Map<String, String> failures = new TreeMap<>();
			Mapping named = named(mappings, failure.get());
			if (named != null) {
				failures.putAll(failures(List.of(named), question));
			}
			if (!failures.isEmpty()) {
				failures.putAll(failures(mappings.stream().filter((mapping) -> mapping != named).toList(), question));
				return failures;
			}
			int half = mappings.size() / 2;
			failures.putAll(failures(mappings.subList(0, half), question));
			failures.putAll(failures(mappings.subList(half, mappings.size()), question));
			return failures.isEmpty() ? Map.of(mappings + " together", failure.get()) : failures;
		}

		private static @Nullable Mapping named(List<Mapping> mappings, String message) {
			String text = message.toLowerCase(Locale.ROOT).replace("_", "");
			return mappings.stream()
				.filter((mapping) -> text.contains(mapping.name().toLowerCase(Locale.ROOT)))
				.max(Comparator.comparingInt((mapping) -> mapping.name().length()))
				.orElse(null);
		}

		private Optional<String> call(List<Mapping> mappings, Question question) {
			if (mappings.isEmpty()) {
				return Optional.empty();
			}
			RoundTrip trip = new RoundTrip(this.databases, this.directory, mappings.get(0).settings());
			MappingClasses classes = MappingClasses.of(mappings);
			ClassLoader before = Thread.currentThread().getContextClassLoader();
			Thread.currentThread().setContextClassLoader(classes);
			try {
				return question.ask(trip, (sources) -> Stream.of(classes.mapped()).forEach(sources::addAnnotatedClass));
			}
			finally {
				Thread.currentThread().setContextClassLoader(before);
			}
		}

	}

	/**
	 * What is asked of mappings that share a database.
	 */
	@FunctionalInterface
	private interface Question {

		Optional<String> ask(RoundTrip trip, Consumer<MetadataSources> mapping);

	}

	@Nested
	class PostgreSql extends RoundTrips {

		PostgreSql() {
			super("postgresql", Databases::postgreSql);
		}

	}

	@Nested
	class MariaDb extends RoundTrips {

		MariaDb() {
			super("mariadb", Databases::mariaDb);
		}

	}

	@Nested
	class H2 extends RoundTrips {

		H2() {
			super("h2", Databases::h2);
		}

	}

	@Nested
	class H2InLowerCase extends RoundTrips {

		H2InLowerCase() {
			super("h2 in lower case", () -> Databases.h2("DATABASE_TO_LOWER=TRUE"));
		}

	}

}
