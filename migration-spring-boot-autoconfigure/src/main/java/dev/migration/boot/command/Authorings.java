package dev.migration.boot.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migration.autogenerate.ConcurrentIndexes;
import dev.migration.autogenerate.ObjectFilter;
import dev.migration.autogenerate.OperationRewriter;
import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.schema.SchemaSource;
import dev.migration.scripts.FileNames;
import dev.migration.scripts.ScriptDirectories;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/**
 * Collects from the application what writing revisions of one database needs.
 */
final class Authorings {

	private static final Path SOURCES = Path.of("src", "main", "java");

	private final ConfigurableApplicationContext context;

	private final DatabaseSettings settings;

	Authorings(ConfigurableApplicationContext context, DatabaseSettings settings) {
		this.context = context;
		this.settings = settings;
	}

	Authoring authoring(Source source, Migrations migrations) {
		return new Authoring((source != Source.EMPTY) ? model(source, migrations) : null, scriptDirectories(),
				template(), fileNames(), filter(), rewriters(), this.settings.autogenerateOptions());
	}

	/**
	 * Return the patterns of the properties and the application's filters: what one of
	 * them leaves out is out.
	 */
	private ObjectFilter filter() {
		List<ObjectFilter> filters = new ArrayList<>(List.of(this.settings.objectPatterns()));
		filters.addAll(this.context.getBeanProvider(ObjectFilter.class).orderedStream().toList());
		return ObjectFilter.allOf(filters);
	}

	/**
	 * Return the application's rewriters, and ours behind them, so that it sees their
	 * indexes too.
	 */
	private List<OperationRewriter> rewriters() {
		List<OperationRewriter> rewriters = new ArrayList<>(
				this.context.getBeanProvider(OperationRewriter.class).orderedStream().toList());
		if (this.settings.concurrentIndexes()) {
			rewriters.add(new ConcurrentIndexes());
		}
		return rewriters;
	}

	private @Nullable SchemaSource model(Source source, Migrations migrations) {
		return isHibernatePresent()
				? EntityModel.find(this.context, migrations, this.settings, source == Source.DATABASE) : null;
	}

	static boolean isHibernatePresent() {
		ClassLoader classLoader = Authorings.class.getClassLoader();
		return ClassUtils.isPresent("org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean", classLoader)
				&& ClassUtils.isPresent("org.hibernate.jpa.boot.spi.Bootstrap", classLoader);
	}

	ScriptDirectories scriptDirectories() {
		List<Path> directories = this.settings.scriptDirectories().stream().map(String::strip).map(Path::of).toList();
		if (directories.isEmpty() && Files.isDirectory(SOURCES)) {
			return new ScriptDirectories(List.of(SOURCES.resolve(this.settings.sourceFolder())));
		}
		return new ScriptDirectories(directories);
	}

	private @Nullable Resource template() {
		String location = this.settings.template();
		if (location == null) {
			return null;
		}
		Resource template = this.context.getResource(location);
		if (!template.exists()) {
			throw new UsageException("There is no template '%s'; set '%s' to a file such as 'file:revision.java.txt'."
				.formatted(location, this.settings.key("template")));
		}
		return template;
	}

	private FileNames fileNames() {
		return FileNames.of(this.settings.fileName(), this.settings.slugLength(), timeZone());
	}

	private ZoneId timeZone() {
		String name = this.settings.timeZone().strip();
		for (String spelling : List.of(name, name.toUpperCase(Locale.ROOT))) {
			try {
				return ZoneId.of(spelling);
			}
			catch (DateTimeException ex) {
				// Alembic tries capitals, too, so that 'utc' is known
				continue;
			}
		}
		throw new UsageException("Can't locate timezone '%s'; set '%s' to one such as 'UTC' or 'Europe/Berlin'."
			.formatted(name, this.settings.key("time-zone")));
	}

}
