package dev.migration.scripts;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.MigrationException;

/**
 * What a project can start with.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ProjectTemplates {

	/**
	 * The template of whoever names none.
	 */
	public static final String DEFAULT = "generic";

	private static final String USER = "postgres";

	private ProjectTemplates() {
	}

	/**
	 * Return all templates.
	 * @return the templates, the default first
	 */
	public static List<ProjectTemplate> all() {
		return List.of(new ProjectTemplate(DEFAULT, ProjectLanguage.JAVA, List.of(), List.of()),
				new ProjectTemplate("sql", ProjectLanguage.SQL, List.of(), List.of()),
				new ProjectTemplate("multidb", ProjectLanguage.JAVA, List.of("engine1", "engine2"), List.of()),
				new ProjectTemplate("r2dbc", ProjectLanguage.JAVA, List.of(),
						List.of("spring.r2dbc.url=r2dbc:postgresql://localhost:5432/app",
								"spring.r2dbc.username=" + USER, "spring.r2dbc.password=${POSTGRES_PASSWORD:}")));
	}

	/**
	 * Return a template.
	 * @param name its name
	 * @return the template
	 * @throws MigrationException if there is none of that name
	 */
	public static ProjectTemplate get(String name) {
		return all().stream()
			.filter((template) -> template.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new MigrationException("No such template '" + name + "'; use one of "
					+ all().stream().map((template) -> "'" + template.name() + "'").collect(Collectors.joining(", "))
					+ "."));
	}

}
