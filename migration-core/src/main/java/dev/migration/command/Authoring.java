package dev.migration.command;

import java.util.List;

import dev.migration.autogenerate.AutogenerateOptions;
import dev.migration.autogenerate.ObjectFilter;
import dev.migration.autogenerate.OperationRewriter;
import dev.migration.schema.SchemaSource;
import dev.migration.scripts.FileNames;
import dev.migration.scripts.ScriptDirectories;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * What writing revisions needs and running them does not.
 *
 * @param model the entity model, or {@code null} if the application has none
 * @param scriptDirectories where new scripts go: none if the application is packaged and
 * nobody said where
 * @param template the user's own script template, or {@code null} for the tool's
 * @param fileNames what new files are called
 * @param filter which objects take part in a comparison
 * @param rewriters what changes a proposal, in order
 * @param options what a comparison looks at
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Authoring(@Nullable SchemaSource model, ScriptDirectories scriptDirectories, @Nullable Resource template,
		FileNames fileNames, ObjectFilter filter, List<OperationRewriter> rewriters, AutogenerateOptions options) {

	/**
	 * No authoring: commands that write or compare say what is missing.
	 */
	public static final Authoring NONE = new Authoring(null, new ScriptDirectories(List.of()), null, FileNames.STANDARD,
			(object) -> true, List.of(), AutogenerateOptions.STANDARD);

	public Authoring {
		rewriters = List.copyOf(rewriters);
	}

	/**
	 * Return this with another entity model.
	 * @param model the model, or {@code null} if there is none
	 * @return the new authoring
	 */
	public Authoring withModel(@Nullable SchemaSource model) {
		return new Authoring(model, this.scriptDirectories, this.template, this.fileNames, this.filter, this.rewriters,
				this.options);
	}

	/**
	 * Return this with other script directories.
	 * @param scriptDirectories where new scripts go
	 * @return the new authoring
	 */
	public Authoring withScriptDirectories(ScriptDirectories scriptDirectories) {
		return new Authoring(this.model, scriptDirectories, this.template, this.fileNames, this.filter, this.rewriters,
				this.options);
	}

	/**
	 * Return this with another template.
	 * @param template the user's own script template, or {@code null} for the tool's
	 * @return the new authoring
	 */
	public Authoring withTemplate(@Nullable Resource template) {
		return new Authoring(this.model, this.scriptDirectories, template, this.fileNames, this.filter, this.rewriters,
				this.options);
	}

	/**
	 * Return this with other file names.
	 * @param fileNames what new files are called
	 * @return the new authoring
	 */
	public Authoring withFileNames(FileNames fileNames) {
		return new Authoring(this.model, this.scriptDirectories, this.template, fileNames, this.filter, this.rewriters,
				this.options);
	}

	/**
	 * Return this with another filter.
	 * @param filter which objects take part in a comparison
	 * @return the new authoring
	 */
	public Authoring withFilter(ObjectFilter filter) {
		return new Authoring(this.model, this.scriptDirectories, this.template, this.fileNames, filter, this.rewriters,
				this.options);
	}

	/**
	 * Return this with other rewriters.
	 * @param rewriters what changes a proposal, in order
	 * @return the new authoring
	 */
	public Authoring withRewriters(List<OperationRewriter> rewriters) {
		return new Authoring(this.model, this.scriptDirectories, this.template, this.fileNames, this.filter, rewriters,
				this.options);
	}

	/**
	 * Return this with other options.
	 * @param options what a comparison looks at
	 * @return the new authoring
	 */
	public Authoring withOptions(AutogenerateOptions options) {
		return new Authoring(this.model, this.scriptDirectories, this.template, this.fileNames, this.filter,
				this.rewriters, options);
	}

}
