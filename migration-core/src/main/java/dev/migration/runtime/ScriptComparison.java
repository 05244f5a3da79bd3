package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * The script of an applied revision against what was written down of it.
 *
 * @param revision the revision
 * @param verdict what came out
 * @param reason why it is not comparable, or where it was edited, in words; {@code null}
 * if there is no more to say
 * @param recorded the statements that were written down, as far as they are known
 * @param present the statements of the script, as far as they are known
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ScriptComparison(RevisionNode revision, Verdict verdict, @Nullable String reason, List<String> recorded,
		List<String> present) {

	public ScriptComparison {
		recorded = List.copyOf(recorded);
		present = List.copyOf(present);
	}

	static ScriptComparison equal(RevisionNode revision) {
		return new ScriptComparison(revision, Verdict.EQUAL, null, List.of(), List.of());
	}

	static ScriptComparison notComparable(RevisionNode revision, String reason) {
		return new ScriptComparison(revision, Verdict.NOT_COMPARABLE, reason, List.of(), List.of());
	}

	private static String withoutEnd(String sentences) {
		return sentences.substring(0, sentences.length() - 1);
	}

	static ScriptComparison unrecorded(RevisionNode revision) {
		return new ScriptComparison(revision, Verdict.UNRECORDED, null, List.of(), List.of());
	}

	static ScriptComparison moved(MovedRevision moved) {
		return new ScriptComparison(moved.revision(), Verdict.MOVED,
				moved.description() + ". " + withoutEnd(moved.advice()), List.of(), List.of());
	}

	/**
	 * Return what was edited, line by line: lines that are gone start with {@code -}, new
	 * ones with {@code +}.
	 * @return the lines, none if the texts are the same or not known
	 */
	public List<String> difference() {
		return LineDifference.of(lines(this.recorded), lines(this.present));
	}

	private static List<String> lines(List<String> statements) {
		return statements.stream().flatMap((statement) -> (statement + ";").lines()).toList();
	}

	/**
	 * Return whether the script was edited after it was applied.
	 * @return {@code true} if so
	 */
	public boolean isEdited() {
		return this.verdict == Verdict.EDITED;
	}

	/**
	 * Return whether the revision has other parents than when it was applied.
	 * @return {@code true} if so
	 */
	public boolean isMoved() {
		return this.verdict == Verdict.MOVED;
	}

	/**
	 * Return what came out in words.
	 * @return a sentence without its end
	 */
	public String description() {
		String origin = ": script '" + this.revision.origin() + "'";
		return "Revision '" + this.revision.id() + "' " + switch (this.verdict) {
			case EQUAL -> "is as it was applied";
			case EDITED ->
				"was edited after it was applied" + origin + ((this.reason != null) ? ", " + this.reason : "");
			case NOT_COMPARABLE -> "cannot be compared with what was applied: " + this.reason;
			case MOVED -> this.reason;
			case UNRECORDED -> "is applied, but has no row in the history, so that edits of it are not noticed and no"
					+ " downgrade of it is recorded; 'migrate repair " + this.revision.id()
					+ "' writes one, if it was run and not put below what was applied already";
		};
	}

	/**
	 * What comes out of a comparison.
	 */
	public enum Verdict {

		/**
		 * The script does what was applied.
		 */
		EQUAL,

		/**
		 * The script does something else.
		 */
		EDITED,

		/**
		 * Nobody can tell.
		 */
		NOT_COMPARABLE,

		/**
		 * The revision has other parents than when it was applied, so that something may
		 * be below it that never ran. Comes in addition to what is said of its script.
		 */
		MOVED,

		/**
		 * The history has no row of the revision, which is applied.
		 */
		UNRECORDED

	}

}
