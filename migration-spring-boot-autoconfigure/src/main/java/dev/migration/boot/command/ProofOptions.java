package dev.migration.boot.command;

import dev.migration.command.Migrations;
import dev.migration.command.Proving;
import dev.migration.command.Proving.Mode;
import dev.migration.proof.ScratchDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say whether and where a new revision is tried out.
 */
final class ProofOptions {

	@Option(names = "--prove", paramLabel = "WHERE", arity = "0..1", fallbackValue = "throwaway",
			description = "Try the revision out before it is written, or write nothing: up, down and up again, on a"
					+ " throwaway database (default, if one can be had) or a scratch database of the same server:"
					+ " ${COMPLETION-CANDIDATES}.")
	private @Nullable Where where;

	@Option(names = "--no-prove", description = "Do not try the revision out.")
	private boolean unproven;

	@Option(names = "--force", description = "Write the revision even if trying it out fails.")
	private boolean force;

	void check(boolean autogenerate) {
		if (!autogenerate && (this.where != null || this.unproven || this.force)) {
			throw new UsageException("'--prove', '--no-prove' and '--force' are about what a comparison proposes; they"
					+ " need '--autogenerate'.");
		}
		if (this.where != null && this.unproven) {
			throw new UsageException("'--prove' and '--no-prove' contradict each other; keep one.");
		}
	}

	Proving proving(CommandProof proof, Migrations migrations) {
		ScratchDatabase scratch = ((this.where == Where.server) ? proof.sameServer() : proof.any())
			.apply(migrations.database().dataSource());
		return new Proving(mode(proof), scratch, proof.classLoader(), this.force);
	}

	private Mode mode(CommandProof proof) {
		if (this.where != null) {
			return Mode.REQUIRED;
		}
		return (proof.byDefault() && !this.unproven) ? Mode.IF_POSSIBLE : Mode.OFF;
	}

	/**
	 * Where revisions are tried out, spelled as on the command line.
	 */
	enum Where {

		throwaway, server

	}

}
