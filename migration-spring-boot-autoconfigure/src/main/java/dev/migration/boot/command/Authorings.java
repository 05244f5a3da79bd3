package dev.migration.boot.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.migration.autogenerate.ObjectFilter;
import dev.migration.autogenerate.OperationRewriter;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.schema.SchemaSource;
import dev.migration.scripts.FileNames;
import dev.migration.scripts.ScriptDirectories;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Collects from the application what writing revisions needs.
 */
final class Authorings {

	private static final Path SOURCES = Path.of("src", "main", "java");

	private final ConfigurableApplicationContext context;

	private final Environment environment;

	private final Migrations migrations;

	Authorings(ConfigurableApplicationContext context, Migrations migrations) {
		this.context = context;
		this.environment = context.getEnvironment();
		this.migrations = migrations;
	}

	Authoring authoring(Source source) {
		List<ObjectFilter> filters = this.context.getBeanProvider(ObjectFilter.class).orderedStream().toList();
		List<OperationRewriter> rewriters = this.context.getBeanProvider(OperationRewriter.class)
			.orderedStream()
			.toList();
		return new Authoring((source != Source.EMPTY) ? model(source) : null, scriptDirectories(), template(),
				FileNames.STANDARD, (object) -> filters.stream().allMatch((filter) -> filter.includes(object)),
				rewriters);
	}

	private @Nullable SchemaSource model(Source source) {
		return isHibernatePresent() ? EntityModel.find(this.context, this.migrations, source == Source.DATABASE) : null;
	}

	static boolean isHibernatePresent() {
		ClassLoader classLoader = Authorings.class.getClassLoader();
		return ClassUtils.isPresent("org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean", classLoader)
				&& ClassUtils.isPresent("org.hibernate.jpa.boot.spi.Bootstrap", classLoader);
	}

	private ScriptDirectories scriptDirectories() {
		String directory = this.environment.getProperty("migration.script-directory");
		if (StringUtils.hasText(directory)) {
			return new ScriptDirectories(List.of(Path.of(directory)));
		}
		return new ScriptDirectories(
				Files.isDirectory(SOURCES) ? List.of(SOURCES.resolve(Path.of("db", "revision"))) : List.of());
	}

	private @Nullable Resource template() {
		String location = this.environment.getProperty("migration.template");
		if (!StringUtils.hasText(location)) {
			return null;
		}
		Resource template = this.context.getResource(location);
		if (!template.exists()) {
			throw new UsageException(
					"There is no template '%s'; set 'migration.template' to a file such as 'file:revision.java.txt'."
						.formatted(location));
		}
		return template;
	}

}
