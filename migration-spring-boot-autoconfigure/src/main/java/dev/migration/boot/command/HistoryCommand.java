package dev.migration.boot.command;

import java.util.List;

import dev.migration.boot.command.HistoryFormat.Format;
import dev.migration.boot.page.RevisionDiagram;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists or draws revisions, newest first.
 */
@Command(name = "history", description = "List revisions, newest first.",
		footer = { "  migrate history", "  migrate history --verbose --indicate-current",
				"  migrate history -r 1975ea:ae1027", "  migrate history -r -3:current", "  migrate history -r 1975ea:",
				"  migrate history --format html --output history.html",
				"  migrate history --format mermaid --indicate-current" })
final class HistoryCommand implements DatabaseCommand {

	@Option(names = { "-r", "--rev-range" }, paramLabel = "[START]:[END]",
			description = "Only these revisions; 'current' is where the database is.")
	private RevisionRange range = RevisionRange.ALL;

	@Option(names = { "-v", "--verbose" }, description = "Show everything about each revision.")
	private boolean verbose;

	@Option(names = { "-i", "--indicate-current" }, description = "Mark the revisions that the database is at.")
	private boolean indicateCurrent;

	@Mixin
	private HistoryFormat format = new HistoryFormat();

	@Override
	public void check() {
		if (this.format.get() == Format.html && !this.range.equals(RevisionRange.ALL)) {
			throw new UsageException("'--format html' shows every revision; it cannot be used with '--rev-range'.");
		}
	}

	/**
	 * A page shows several databases; Mermaid and Graphviz draw one graph.
	 */
	@Override
	public boolean isForEvery() {
		return CommonTarget.is(this.range.from()) && CommonTarget.is(this.range.to())
				&& this.format.get() != Format.mermaid && this.format.get() != Format.dot;
	}

	@Override
	public boolean needsConnection() {
		return this.indicateCurrent || this.range.from().isRelativeToRows() || this.range.to().isRelativeToRows();
	}

	@Override
	public SchemaScope schemas() {
		return needsConnection() ? SchemaScope.EVERY : SchemaScope.FIRST;
	}

	@Override
	public int run(CommandDatabase database, CommandOutput out) {
		if (this.format.get() == Format.html) {
			out.page(database);
			return ExitCode.DONE;
		}
		List<RevisionEntry> history = database.migrations().history(this.range, this.indicateCurrent);
		switch (this.format.get()) {
			case json -> out.json(RevisionJson.history(history, this.indicateCurrent));
			case mermaid -> out.text(new RevisionDiagram(history, this.indicateCurrent).mermaid());
			case dot -> out.text(new RevisionDiagram(history, this.indicateCurrent).dot());
			default -> print(history, RevisionText.of(database), out);
		}
		return ExitCode.DONE;
	}

	private void print(List<RevisionEntry> history, RevisionText text, CommandOutput out) {
		history.forEach((entry) -> out.line(
				this.verbose ? text.logEntry(entry, this.indicateCurrent) : text.history(entry, this.indicateCurrent)));
	}

}
