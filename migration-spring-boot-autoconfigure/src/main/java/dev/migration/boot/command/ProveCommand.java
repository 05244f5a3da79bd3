package dev.migration.boot.command;

import java.util.List;

import dev.migration.command.Authoring;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.proof.ProofReport;
import dev.migration.proof.RevisionProof;
import dev.migration.proof.RevisionProof.Outcome;
import dev.migration.proof.ScratchDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Tries the whole history out.
 */
@Command(name = "prove",
		description = "Try every revision out on a throwaway database: up, down and up again; then compare with the"
				+ " entities. Exit with 1 if a revision fails, with 3 if only the entities ask for more.",
		footer = { "  migrate prove", "  migrate prove --server    # on a scratch database of the same server" })
final class ProveCommand implements DatabaseCommand {

	@Option(names = "--server", description = "Use a scratch database of the same server.")
	private boolean server;

	@Mixin
	private ListingFormat format = new ListingFormat();

	@Override
	public boolean isForEvery() {
		return true;
	}

	@Override
	public SchemaScope schemas() {
		return SchemaScope.FIRST;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		CommandProof proof = database.proof();
		ScratchDatabase scratch = (this.server ? proof.sameServer() : proof.any())
			.apply(database.migrations().database().dataSource());
		ProofReport report = database.migrations().prove(authoring(database), scratch);
		if (this.format.isJson()) {
			out.json(ResultJson.proved(report));
		}
		else {
			print(report, out);
		}
		return code(report, out);
	}

	/**
	 * A history can be proven without anything to compare it with.
	 */
	private static Authoring authoring(CommandDatabase database) {
		try {
			return database.authoring(Source.HISTORY);
		}
		catch (NoEntitiesException ex) {
			return database.authoring(Source.EMPTY);
		}
	}

	private static void print(ProofReport report, CommandOutput out) {
		out.line("On " + report.place() + ":");
		for (RevisionProof proof : report.revisions()) {
			String message = proof.revision().message();
			out.line(proof.revision().id() + (message.isBlank() ? "" : ", " + TerminalText.row(message)) + ": "
					+ text(proof));
		}
		List<String> differences = report.differences();
		if (differences != null) {
			differences.forEach((difference) -> out.line("Detected " + ComparisonLog.detected(difference)));
		}
	}

	private static String text(RevisionProof proof) {
		String findings = proof.findings().isEmpty() ? ""
				: ": " + TerminalText.row(String.join("; ", proof.findings()));
		return switch (proof.outcome()) {
			case PROVEN -> "proven";
			case IRREVERSIBLE -> "irreversible" + findings;
			case FAILED -> "failed" + findings;
			case NOT_REACHED -> "not reached";
		};
	}

	private static int code(ProofReport report, CommandOutput out) {
		if (!report.isProven()) {
			long failed = report.count(Outcome.FAILED) + report.count(Outcome.NOT_REACHED);
			out.failed(failed + " of " + report.revisions().size() + " revisions are not proven; correct their scripts,"
					+ " or where they have been applied, add a revision.");
			return ExitCode.FAILED;
		}
		if (report.differences() != null && !report.differences().isEmpty()) {
			out.failed("The history does not lead to what the entities ask for; run 'migrate revision --autogenerate"
					+ " --from history -m \"...\"' to write the difference down.");
			return ExitCode.DIFFERENT;
		}
		return ExitCode.DONE;
	}

}
