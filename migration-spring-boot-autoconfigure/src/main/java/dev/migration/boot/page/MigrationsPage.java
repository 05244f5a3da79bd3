package dev.migration.boot.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * HTML page that tells where databases stand. Needs Thymeleaf. Thread-safe.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationsPage {

	private static final String FOLDER = "dev/migration/boot/page/";

	private final TemplateEngine engine = new TemplateEngine();

	/**
	 * Create the page.
	 */
	public MigrationsPage() {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MigrationsPage.class.getClassLoader());
		resolver.setTemplateMode(TemplateMode.HTML);
		resolver.setCharacterEncoding("UTF-8");
		resolver.setPrefix(FOLDER);
		this.engine.setTemplateResolver(resolver);
	}

	/**
	 * Render the page.
	 * @param databases the databases, in the order in which they are shown
	 * @return the document, complete and in need of nothing else
	 */
	public String render(List<PageDatabase> databases) {
		List<Map<String, Object>> rows = databases.stream().map(MigrationsPage::row).toList();
		return this.engine.process("page.html", new Context(Locale.ROOT, Map.of("databases", rows)));
	}

	private static Map<String, Object> row(PageDatabase database) {
		return Map.of("name", database.name(), "state", database.status().state().name(), "current",
				String.join(", ", database.status().current()), "pending",
				String.join(", ", database.status().pending()));
	}

}
