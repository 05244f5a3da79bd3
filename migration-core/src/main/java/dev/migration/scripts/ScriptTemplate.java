package dev.migration.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/**
 * A Thymeleaf template in text mode. Thymeleaf escapes nothing there, so the values come
 * escaped for the language of the script; what a value holds is not evaluated again.
 */
final class ScriptTemplate {

	static final String THYMELEAF = "org.thymeleaf.TemplateEngine";

	private final Resource resource;

	private ScriptTemplate(Resource resource) {
		this.resource = resource;
	}

	/** Return the user's template or else our own of that name. */
	static ScriptTemplate of(@Nullable Resource template, String name) {
		return new ScriptTemplate((template != null) ? template : new ClassPathResource(name, ScriptTemplate.class));
	}

	String render(Map<String, Object> model) {
		if (!ClassUtils.isPresent(THYMELEAF, ScriptTemplate.class.getClassLoader())) {
			throw new MigrationException("New scripts are written by Thymeleaf, which is not on the class path;"
					+ " add the dependency 'org.thymeleaf:thymeleaf'.");
		}
		return Engine.render(this.resource.getDescription(), read(), model);
	}

	private String read() {
		try {
			return this.resource.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
		}
		catch (IOException ex) {
			throw new MigrationException("Template " + this.resource.getDescription() + " cannot be read: "
					+ ex.getMessage() + ". Check 'migration.template'.", ex);
		}
	}

	/**
	 * Keeps Thymeleaf out of sight until it is known to be there.
	 */
	private static final class Engine {

		static String render(String description, String template, Map<String, Object> model) {
			StringTemplateResolver resolver = new StringTemplateResolver();
			resolver.setTemplateMode(TemplateMode.TEXT);
			TemplateEngine engine = new TemplateEngine();
			engine.setTemplateResolver(resolver);
			try {
				return engine.process(template, new Context(Locale.ROOT, model));
			}
			catch (TemplateEngineException ex) {
				throw new MigrationException("Template " + description + " fails: " + reason(ex)
						+ ". Correct it, or remove 'migration.template' to use the one that comes with the library.",
						ex);
			}
		}

		/** The innermost reason; the outer ones quote the whole template as its name. */
		private static String reason(Throwable failure) {
			Throwable innermost = failure;
			while (innermost.getCause() != null) {
				innermost = innermost.getCause();
			}
			String message = String.valueOf(innermost.getMessage());
			int end = message.indexOf(" (template: ");
			return (end > 0) ? message.substring(0, end) : message;
		}

	}

}
