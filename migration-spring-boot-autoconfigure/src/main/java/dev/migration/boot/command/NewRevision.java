package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

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

	boolean isSplice() {
		return this.splice;
	}

	List<String> branchLabels() {
		return this.branchLabels;
	}

	@Nullable String id() {
		return this.id;
	}

}
