package dev.migration.scripts;

import java.util.List;

/**
 * What a {@link ProjectTemplate} has written.
 *
 * @param files the directories and files, new and kept, in the order of writing
 * @param properties the lines for {@code application.properties}
 * @author The Migration Authors
 * @since 0.1.0
 */
public record InitializedProject(List<InitializedFile> files, List<String> properties) {

	public InitializedProject {
		files = List.copyOf(files);
		properties = List.copyOf(properties);
	}

}
