package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.RevisionTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of commands that write a revision.
 */
final class NewRevision {

	@Option(names = "--splice", description = "Allow a revision that is no head to be followed: a new branch.")
	private boolean splice;

	@Option(names = "--branch-label", paramLabel = "LABEL", description = "Name the branch that starts here.")
	private List<String> branchLabels = new ArrayList<>();

	@Option(names = "--rev-id", paramLabel = "ID", description = "Use this identifier instead of a new one.")
	private @Nullable String id;

	@Option(names = "--version-path", paramLabel = "DIRECTORY",
			description = "Write to this one of the script directories (default: that of the parent).")
	private @Nullable Path versionPath;

	/**
	 * Return a request for the revision that these options describe.
	 * @param message what it does
	 * @param source what its operations are found by
	 * @param heads what it follows
	 * @param dependsOn what must run before
	 * @return the request
	 */
	RevisionRequest request(String message, Source source, List<RevisionTarget> heads, List<String> dependsOn) {
		return new RevisionRequest(message, source, heads, this.splice, this.branchLabels, dependsOn, this.id,
				this.versionPath);
	}

}
