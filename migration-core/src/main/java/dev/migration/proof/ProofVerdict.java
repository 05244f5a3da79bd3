package dev.migration.proof;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What trying new revisions out has come to.
 *
 * @param outcome whether they are proven
 * @param place the database that they were tried out on, after the word "on", or
 * {@code null} if there was none
 * @param findings what is wrong with them, or why they are not proven; none if they are
 * @param remarks what the verdict leaves out
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ProofVerdict(Outcome outcome, @Nullable String place, List<String> findings, List<String> remarks) {

	public ProofVerdict {
		findings = List.copyOf(findings);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Return a verdict of revisions that could not be tried out.
	 * @param reason why not
	 * @return the verdict
	 */
	public static ProofVerdict notProven(String reason) {
		return new ProofVerdict(Outcome.NOT_PROVEN, null, List.of(reason), List.of());
	}

	/**
	 * Return a verdict of revisions that are wrong.
	 * @param place where that was found, after the word "on"
	 * @param finding what is wrong
	 * @return the verdict
	 */
	public static ProofVerdict failed(String place, String finding) {
		return new ProofVerdict(Outcome.FAILED, place, List.of(finding), List.of());
	}

	static ProofVerdict of(String place, List<String> findings, List<String> remarks) {
		return new ProofVerdict(findings.isEmpty() ? Outcome.PROVEN : Outcome.FAILED, place, findings, remarks);
	}

	/**
	 * Return this verdict with more that it leaves out.
	 * @param further what that is
	 * @return the verdict
	 */
	public ProofVerdict remarking(List<String> further) {
		List<String> all = new ArrayList<>(this.remarks);
		all.addAll(further);
		return new ProofVerdict(this.outcome, this.place, this.findings, all);
	}

	/**
	 * Return the verdict in a line, for people.
	 * @return the line
	 */
	public String text() {
		String further = this.remarks.isEmpty() ? "" : " (" + String.join("; ", this.remarks) + ")";
		String reasons = String.join("; ", this.findings);
		return switch (this.outcome) {
			case PROVEN -> "Proven: up, down and up again on " + this.place + further + ".";
			case FAILED -> "Proof failed on " + this.place + ": " + stopped(reasons + further);
			case NOT_PROVEN -> "Not proven: " + stopped(reasons + further);
		};
	}

	private static String stopped(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

	/**
	 * Whether revisions are proven.
	 */
	public enum Outcome {

		/** They do what they should, and can be undone. */
		PROVEN,

		/** They do not. */
		FAILED,

		/** Nobody knows. */
		NOT_PROVEN

	}

}
