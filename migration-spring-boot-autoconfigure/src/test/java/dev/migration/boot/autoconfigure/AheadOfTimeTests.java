package dev.migration.boot.autoconfigure;

import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migration.scripts.ScriptIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.AotDetector;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for applications whose beans are written down ahead of time. Those of the demo
 * run in a process of their own.
 */
class AheadOfTimeTests {

	private static final String REVISIONS = "dev/migration/boot/shop/revision";

	private static final String[] SINGLE = { "spring.datasource.url=jdbc:h2:mem:single", "spring.sql.init.mode=always",
			"migration.locations=classpath:" + REVISIONS };

	private static final String[] SEVERAL = { "spring.datasource.url=jdbc:h2:mem:several",
			"migration.databases.shop.data-source=dataSource",
			"migration.databases.shop.locations=classpath:" + REVISIONS,
			"migration.databases.billing.url=jdbc:h2:mem:billing;DB_CLOSE_DELAY=-1",
			"migration.databases.billing.locations=classpath:db/nothing" };

	private final TestGenerationContext generated = new TestGenerationContext();

	@BeforeEach
	@AfterEach
	void runWithoutGeneratedArtifacts() {
		System.clearProperty(AotDetector.AOT_ENABLED);
	}

	@Test
	@CompileWithForkedClassLoader
	void severalDatabasesAreThoseThatWereKnown() {
		compile(Application.class, SEVERAL, (initializer) -> {
			run(initializer, SEVERAL, (context) -> {
				assertThat(rows(context, "dataSource")).containsExactly("0002");
				assertThat(context.getBean(MigratedDatabases.class).names()).containsExactly("shop", "billing");
			});
			String[] more = StringUtils.addStringToArray(SEVERAL, "migration.databases.audit.url=jdbc:h2:mem:audit");
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(initializer, more, (context) -> {
			}))
				.havingRootCause()
				.withMessage(
						"The application was processed ahead of time for databases 'shop', 'billing', but runs with"
								+ " the properties of databases 'shop', 'billing', 'audit'; build it with the"
								+ " 'migration.databases.*' or 'migration.schemas' that it runs with.");
		});
	}

	@Test
	@CompileWithForkedClassLoader
	void whatBeanDefinitionsSayIsKept() {
		compile(Scripts.class, SINGLE, (initializer) -> {
			run(initializer, SINGLE, (context) -> {
				assertThat(rows(context, "owner")).containsExactly("0002");
				assertThat(tables(context, "dataSource")).doesNotContain("migration_version");
				ConfigurableListableBeanFactory beans = context.getBeanFactory();
				BeanDefinition template = beans.getBeanDefinition("jdbcTemplate");
				assertThat(template.getDependsOn()).contains("dataSourceScriptDatabaseInitializer");
				InitializerDependencies.forget(template, beans);
				assertThat(template.getDependsOn()).isEmpty();
			});
			String[] disabled = StringUtils.addStringToArray(SINGLE, "migration.enabled=false");
			run(initializer, disabled,
					(context) -> assertThat(tables(context, "owner")).doesNotContain("migration_version"));
		});
	}

	@Test
	void scriptsAreWrittenDown() throws Exception {
		process(Application.class, this.generated, SINGLE);

		assertThat(this.generated.getGeneratedFiles().getGeneratedFileContent(Kind.RESOURCE, ScriptIndex.RESOURCE))
			.isEqualTo("""
					dev/migration/boot/shop/revision
						dev/migration/boot/shop/revision/R0001_create_product.class
						dev/migration/boot/shop/revision/R0002_add_first_product.class
					""");
		assertThat(RuntimeHintsPredicates.resource().forResource(ScriptIndex.RESOURCE))
			.accepts(this.generated.getRuntimeHints());
	}

	@Test
	void scriptsOfContextsThatAreProcessedTogetherAreWrittenDown() throws Exception {
		process(Application.class, this.generated.withName("first"), SINGLE);
		process(Application.class, this.generated.withName("second"), SINGLE[0],
				"migration.locations=classpath:dev/migration/boot/entity");

		assertThat(this.generated.getGeneratedFiles().getGeneratedFileContent(Kind.RESOURCE, ScriptIndex.RESOURCE))
			.startsWith("dev/migration/boot/entity\n")
			.contains("\n" + REVISIONS + "\n");
	}

	@Test
	void scriptsCanBeReadAndInstantiated() {
		process(Application.class, this.generated, SINGLE);

		TypeReference script = TypeReference.of("dev.migration.boot.shop.revision.R0001_create_product");
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(script)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(this.generated.getRuntimeHints());
		for (String resource : List.of(REVISIONS + "/R0001_create_product.class",
				"dev/migration/script/RevisionScript.class")) {
			assertThat(RuntimeHintsPredicates.resource().forResource(resource))
				.accepts(this.generated.getRuntimeHints());
		}
	}

	private static ClassName process(Class<?> application, GenerationContext generated, String... properties) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(application);
			return new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
		}
	}

	@SuppressWarnings("unchecked")
	private void compile(Class<?> application, String[] properties,
			Consumer<ApplicationContextInitializer<GenericApplicationContext>> test) {
		ClassName initializer = process(application, this.generated, properties);
		this.generated.writeGeneratedContent();
		TestCompiler.forSystem().with(this.generated).compile((compiled) -> {
			System.setProperty(AotDetector.AOT_ENABLED, "true");
			test.accept(compiled.getInstance(ApplicationContextInitializer.class, initializer.toString()));
		});
	}

	private static void run(ApplicationContextInitializer<GenericApplicationContext> initializer, String[] properties,
			Consumer<GenericApplicationContext> test) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			initializer.initialize(context);
			context.refresh();
			test.accept(context);
		}
	}

	private static List<String> rows(GenericApplicationContext context, String dataSource) {
		return new JdbcTemplate(context.getBean(dataSource, DataSource.class))
			.queryForList("SELECT version_num FROM migration_version", String.class);
	}

	private static List<String> tables(GenericApplicationContext context, String dataSource) {
		return new JdbcTemplate(context.getBean(dataSource, DataSource.class))
			.queryForList("SELECT lower(table_name) FROM information_schema.tables", String.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceInitializationAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, MigrationAutoConfiguration.class })
	static class Scripts {

		@Bean(defaultCandidate = false)
		@MigrationDataSource
		static DataSource owner() {
			return DataSourceBuilder.create().url("jdbc:h2:mem:owner").username("sa").build();
		}

	}

}
