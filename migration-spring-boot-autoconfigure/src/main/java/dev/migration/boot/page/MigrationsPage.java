package dev.migration.boot.page;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.command.MigrationState;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.util.Assert;

/**
 * HTML page that tells where databases stand. Needs Thymeleaf. Thread-safe.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationsPage {

	private static final String FOLDER = "dev/migration/boot/page/";

	private final TemplateEngine engine = new TemplateEngine();

	private final PageAsset style = PageAsset.of("page.css");

	private final PageAsset script = PageAsset.of("page.js");

	private final Clock clock;

	/**
	 * Create the page.
	 */
	public MigrationsPage() {
		this(Clock.systemUTC());
	}

	/**
	 * Create the page with a clock of its own.
	 * @param clock tells when the page was made
	 */
	public MigrationsPage(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MigrationsPage.class.getClassLoader());
		resolver.setTemplateMode(TemplateMode.HTML);
		resolver.setCharacterEncoding("UTF-8");
		resolver.setPrefix(FOLDER);
		this.engine.setTemplateResolver(resolver);
	}

	/**
	 * Render the page for the endpoint, which is asked for the SQL of a revision.
	 * @param databases the databases, in the order in which they are shown
	 * @return the document, which loads nothing else
	 */
	public String render(List<PageDatabase> databases) {
		return render(databases, null);
	}

	/**
	 * Render the page for a file, which asks nobody.
	 * @param databases the databases, in the order in which they are shown
	 * @param sql knows the SQL of all revisions
	 * @return the document
	 */
	public String export(List<PageDatabase> databases, RevisionSqlSource sql) {
		Assert.notNull(sql, "'sql' must not be null");
		return render(databases, sql);
	}

	private String render(List<PageDatabase> databases, @Nullable RevisionSqlSource sql) {
		List<DatabaseSection> sections = sections(databases);
		List<Map<String, Object>> values = new ArrayList<>();
		for (int index = 0; index < sections.size(); index++) {
			Map<String, Object> section = sections.get(index).values();
			if (sql != null) {
				section.put("sql", EmbeddedSql.json(databases.get(index), sql));
			}
			values.add(section);
		}
		return this.engine.process("page.html", new Context(Locale.ROOT, page(sections, values, sql == null)));
	}

	private static List<DatabaseSection> sections(List<PageDatabase> databases) {
		List<DatabaseSection> sections = new ArrayList<>();
		Set<String> keys = new HashSet<>();
		for (PageDatabase database : databases) {
			String key = keys.add(database.name()) ? database.name() : database.context() + "/" + database.name();
			for (int number = 2; !key.equals(database.name()) && !keys.add(key); number++) {
				key = database.context() + "/" + database.name() + "/" + number;
			}
			sections.add(new DatabaseSection(database, key, databases.size() > 1));
		}
		return sections;
	}

	private Map<String, Object> page(List<DatabaseSection> sections, List<Map<String, Object>> values, boolean live) {
		Map<String, Object> page = new LinkedHashMap<>();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		MigrationState worst = worst(sections);
		page.put("databases", values);
		page.put("none", values.isEmpty());
		page.put("several", values.size() > 1);
		page.put("contexts", values.stream().map((section) -> section.get("context")).distinct().count() > 1);
		page.put("application",
				values.stream()
					.map((section) -> String.valueOf(section.get("context")))
					.distinct()
					.collect(Collectors.joining(", ")));
		page.put("title", title(sections, String.valueOf(page.get("application"))));
		page.put("icon", PageIcon.of(worst));
		page.put("css", this.style.text());
		page.put("js", this.script.text());
		page.put("csp", policy(live));
		page.put("live", live);
		page.put("refresh",
				live && sections.stream().anyMatch((section) -> section.summary().state() == MigrationState.RUNNING));
		page.put("now", now.toString());
		page.put("nowText", PageTime.text(now));
		return page;
	}

	private static String title(List<DatabaseSection> sections, String application) {
		if (sections.isEmpty()) {
			return "Migrations";
		}
		return sections.stream()
			.map((section) -> section.summary().title())
			.distinct()
			.limit(3)
			.collect(Collectors.joining(", ", "", " – " + (application.isEmpty() ? "Migrations" : application)));
	}

	/**
	 * States in the order in which somebody has to look at them.
	 */
	private static MigrationState worst(List<DatabaseSection> sections) {
		List<MigrationState> order = List.of(MigrationState.FAILED, MigrationState.UNREACHABLE,
				MigrationState.UNKNOWN_REVISION, MigrationState.RUNNING, MigrationState.PENDING);
		Set<MigrationState> states = sections.stream()
			.map((section) -> section.summary().state())
			.collect(Collectors.toSet());
		return order.stream().filter(states::contains).findFirst().orElse(MigrationState.UP_TO_DATE);
	}

	private String policy(boolean live) {
		return "default-src 'none'; style-src " + this.style.source() + "; script-src " + this.script.source()
				+ "; connect-src " + (live ? "'self'" : "'none'")
				+ "; img-src data:; base-uri 'none'; form-action 'none'";
	}

}
