package dev.migration.boot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationBackgroundPreinitializer}.
 */
class MigrationBackgroundPreinitializerTests {

	@Test
	void springBootFindsIt() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
			.load(BackgroundPreinitializer.class)).hasAtLeastOneElementOfType(MigrationBackgroundPreinitializer.class);
	}

	@Test
	void loadsWhatAStartNeedsAndNothingElse() throws ReflectiveOperationException, IOException {
		try (RecordingClassLoader classLoader = new RecordingClassLoader()) {
			Class<?> type = Class.forName(MigrationBackgroundPreinitializer.class.getName(), true, classLoader);
			var constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			var preinitialize = type.getDeclaredMethod("preinitialize");
			preinitialize.setAccessible(true);

			preinitialize.invoke(constructor.newInstance());

			assertThat(classLoader.loaded)
				.contains("dev.migration.boot.autoconfigure.MigrationProperties", "dev.migration.scripts.SqlHeader",
						"dev.migration.scripts.DeclaredClass", "dev.migration.revision.UpgradePlan",
						"dev.migration.command.Migrations", "dev.migration.runtime.MigrationRunner",
						"dev.migration.command.MigrationStatus", "dev.migration.dialect.PostgreSqlDialect",
						"dev.migration.dialect.MariaDbDialect", "dev.migration.dialect.H2Dialect")
				.doesNotContain("dev.migration.scripts.SqlTokenizer", "dev.migration.runtime.LocalMachine",
						"dev.migration.boot.autoconfigure.rehearsal.RehearsedInJava")
				.noneMatch((name) -> name.startsWith("org.hibernate.") || name.startsWith("org.thymeleaf.")
						|| name.startsWith("picocli.") || name.startsWith("com.zaxxer."));
		}
	}

	@Test
	void isThereWhereNothingThatItRehearsesIs() throws ReflectiveOperationException, IOException {
		try (RecordingClassLoader classLoader = new RecordingClassLoader("spring-boot-jdbc-", "spring-jdbc-",
				"migration-core", "hibernate", "HikariCP")) {
			Class<?> type = Class.forName(MigrationBackgroundPreinitializer.class.getName(), true, classLoader);
			var constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);

			// Spring Boot would not start otherwise; what goes wrong later it leaves
			// alone
			assertThat(constructor.newInstance()).isNotNull();
		}
	}

	/**
	 * Loads all classes of the application itself and notes their names.
	 */
	private static final class RecordingClassLoader extends URLClassLoader {

		private final Set<String> loaded = ConcurrentHashMap.newKeySet();

		RecordingClassLoader(String... without) {
			super(classPath(without), ClassLoader.getPlatformClassLoader());
		}

		private static URL[] classPath(String... without) {
			return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
				.filter((entry) -> Arrays.stream(without).noneMatch(entry::contains))
				.map(RecordingClassLoader::url)
				.toArray(URL[]::new);
		}

		private static URL url(String entry) {
			try {
				return Path.of(entry).toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			Class<?> found = super.findClass(name);
			this.loaded.add(name);
			return found;
		}

	}

}
