package dev.migration.boot.autoconfigure;

import dev.migration.script.Revision;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what all modules ask of a native image, as they are found by Spring.
 */
class MigrationRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void register() {
		register(getClass().getClassLoader());
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev/migration/scripts/revision.java.txt", "dev/migration/scripts/revision.sql.txt",
			"dev/migration/scripts/templates/generic.md", "dev/migration/boot/page/page.html",
			"dev/migration/boot/page/page.css", "dev/migration/boot/page/page.js" })
	void templatesAreThere(String resource) {
		assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(this.hints);
	}

	@Test
	void annotationOfRevisionsIsFoundByItsName() {
		assertThat(RuntimeHintsPredicates.reflection().onType(Revision.class)).accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.thymeleaf.TemplateEngine", "org.thymeleaf.engine.IterationStatusVar",
			"picocli.CommandLine", "org.hibernate.jpa.boot.spi.Bootstrap" })
	void librariesAreFoundByTheirNames(String type) {
		assertThat(RuntimeHintsPredicates.reflection().onType(org.springframework.aot.hint.TypeReference.of(type)))
			.accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { org.postgresql.Driver.class, org.mariadb.jdbc.Driver.class, com.mysql.cj.jdbc.Driver.class,
			org.h2.Driver.class })
	void driversCanBeInstantiated(Class<?> driver) {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(driver)
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)).accepts(this.hints);
	}

	@Test
	void propertiesOfEachDatabaseCanBeBound() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(DatabaseProperties.class.getMethod("setOnStartup", OnStartup.class)))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(DdlProperties.class.getMethod("setRetries", Integer.class))).accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { EntityManagerFactory.class, SessionFactory.class, SessionFactoryImplementor.class })
	void entityManagerFactoriesCanWait(Class<?> type) {
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(AopProxyUtils.completeJdkProxyInterfaces(type)))
			.accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "MigrateCommand", "MigrateCommand$Version", "UpgradeCommand", "ListingFormat",
			"RevisionCommand" })
	void commandsAreReadByPicocli(String command) throws ClassNotFoundException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Class.forName("dev.migration.boot.command." + command))
			.withMemberCategories(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.ACCESS_DECLARED_FIELDS))
			.accepts(this.hints);
	}

	@Test
	void nothingIsAskedOfLibrariesThatAreNotThere() {
		RuntimeHints without = new RuntimeHints();

		register(new FilteredClassLoader("picocli", "org.thymeleaf", "org.hibernate", "jakarta.persistence", "org.h2",
				"org.springframework.boot.jdbc", "org.springframework.aop"), without);

		assertThat(without.reflection().typeHints().map((hint) -> hint.getType().getName())).noneMatch(
				(name) -> name.startsWith("picocli.") || name.startsWith("org.thymeleaf.") || name.startsWith("org.h"));
		assertThat(without.proxies().jdkProxyHints()).isEmpty();
	}

	private void register(ClassLoader classLoader) {
		register(classLoader, this.hints);
	}

	private static void register(ClassLoader classLoader, RuntimeHints hints) {
		AotServices.factories()
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("dev.migration."))
			.forEach((registrar) -> registrar.registerHints(hints, classLoader));
	}

}
