package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.autogenerate.ObjectFilter;
import dev.migration.autogenerate.OperationRewriter;
import dev.migration.schema.SchemaSource;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * What writing revisions needs and running them does not.
 *
 * @param model the entity model, or {@code null} if the application has none
 * @param scriptDirectory where new scripts go, or {@code null} if the application is
 * packaged and nobody said where
 * @param template the user's own script template, or {@code null} for the tool's
 * @param filter which objects take part in a comparison
 * @param rewriters what changes a proposal, in order
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Authoring(@Nullable SchemaSource model, @Nullable Path scriptDirectory, @Nullable Resource template,
		ObjectFilter filter, List<OperationRewriter> rewriters) {

	/**
	 * No authoring: commands that write or compare say what is missing.
	 */
	public static final Authoring NONE = new Authoring(null, null, null, (object) -> true, List.of());

	public Authoring {
		rewriters = List.copyOf(rewriters);
	}

}
