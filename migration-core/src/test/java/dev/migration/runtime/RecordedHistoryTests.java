package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.UnknownRevisionsRefusedException.Refusal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link RecordedHistory}.
 */
class RecordedHistoryTests {

	private static final String START = "Database 'shop' is at 'd4', which this application does not have, and this"
			+ " cannot be ignored: ";

	private static RecordedHistory history(String own, String recorded) {
		return new RecordedHistory(
				RevisionMap.of(revisions(own).stream().map((revision) -> revision.node("script")).toList()),
				revisions(recorded), "table migration_history", new Refusal(OnUnknown.IGNORE, "shop", Heads.of("d4")));
	}

	/**
	 * As in {@code a1; b2 <a1 ^x1 =label -}, where a hyphen is for one that was undone.
	 */
	private static List<RecordedRevision> revisions(String text) {
		List<RecordedRevision> revisions = new ArrayList<>();
		for (String one : text.split("; ?")) {
			List<String> words = List.of(one.split(" "));
			Direction direction = words.contains("-") ? Direction.DOWNGRADE : Direction.UPGRADE;
			revisions.add(new RecordedRevision(revisions.size(), words.get(0), marked(words, '<'), marked(words, '^'),
					marked(words, '='), "", direction, null, 1));
		}
		return revisions;
	}

	private static List<String> marked(List<String> words, char mark) {
		return words.stream()
			.filter((word) -> word.charAt(0) == mark)
			.flatMap((word) -> Arrays.stream(word.substring(1).split(",")))
			.toList();
	}

	@Test
	void everyRefusalSaysThatNothingWasChanged() {
		List<Runnable> refused = List.of(() -> history("a1", "a1; d4 <c3").unknown(Heads.of("d4")),
				() -> history("a1", "a1; d4 <a1 -").unknown(Heads.of("d4")),
				() -> history("a1; b2 <a1", "a1; x1 <a1; b2 <x1; d4 <b2").unknown(Heads.of("d4")),
				() -> history("a1 =app", "a1; d4 <a1 =app").map(revisions("d4 <a1 =app")),
				() -> history("a1; b2 <a1", "a1; d4 <a1").requireAbove(Heads.of("d4"), node("b2 <a1")),
				() -> history("a1; b2", "a1; b2; d4 <a1").requireAbove(Heads.of("b2", "d4"), node("b2")));

		assertThat(refused).allSatisfy(
				(refusal) -> assertThatExceptionOfType(UnknownRevisionsRefusedException.class).isThrownBy(refusal::run)
					.withMessageContaining(" Nothing was changed. "));
		assertThat(refused.stream().map(RecordedHistoryTests::reason).distinct()).hasSize(6);
	}

	private static String reason(Runnable refusal) {
		return String.valueOf(catchThrowable(refusal::run).getMessage());
	}

	private static List<RevisionNode> node(String text) {
		return revisions(text).stream().map((revision) -> revision.node("script")).toList();
	}

	private static void assertRefused(Runnable work, String reason) {
		assertThatExceptionOfType(UnknownRevisionsRefusedException.class).isThrownBy(work::run)
			.withMessageStartingWith(START + reason)
			.satisfies((ex) -> assertThat(ex.policy()).isEqualTo(OnUnknown.IGNORE))
			.satisfies((ex) -> assertThat(ex.unknown()).isEqualTo(Heads.of("d4")));
	}

	@Nested
	class Unknown {

		@Test
		void chainIsFollowedDownToWhatIsKnown() {
			assertThat(unknown("a1; b2 <a1", "a1; b2 <a1; c3 <b2; d4 <c3", "d4")).containsExactly("d4", "c3");
		}

		@Test
		void mergeIsFollowedOnAllSides() {
			assertThat(unknown("a1; b2 <a1", "a1; b2 <a1; c3 <a1; d4 <b2,c3", "d4")).containsExactly("d4", "c3");
		}

		@Test
		void dependenciesAreFollowedByIdAndByLabel() {
			assertThat(unknown("a1", "a1; x1; y1 =lib; d4 <a1 ^x1,lib", "d4")).containsExactly("d4", "x1", "y1");
			assertThat(unknown("a1 =app", "a1 =app; x1; d4 <x1 ^app", "d4")).containsExactly("d4", "x1");
		}

		@Test
		void severalRowsAreFollowed() {
			assertThat(unknown("a1; z1 <a1", "a1; z1 <a1; c3 <a1; d4 <a1", "c3", "d4", "z1")).containsExactly("c3",
					"d4");
		}

		@Test
		void whatHasBeenUndoneDoesNotCount() {
			assertThat(unknown("a1", "a1; old =lib -; b2 <a1; d4 <b2", "d4")).containsExactly("d4", "b2");
			assertThat(unknown("a1", "a1; old =lib -; y1 =lib; d4 <a1 ^lib", "d4")).containsExactly("d4", "y1");
		}

		@Test
		void knownRowsNeedNothing() {
			assertThat(unknown("a1; b2 <a1", "a1", "b2")).isEmpty();
		}

		@Test
		void brokenChainIsRefused() {
			assertRefused(() -> unknown("a1", "a1; d4 <c3", "d4"),
					"the history does not say what revision 'c3' builds on. Nothing was changed. Deploy the version"
							+ " that has it.");
			assertRefused(() -> unknown("a1", "a1; d4 <a1 ^lib", "d4"),
					"the history does not say what revision 'lib' builds on. Nothing was changed. Deploy the version"
							+ " that has it.");
			assertRefused(() -> unknown("a1", "a1", "d4"),
					"the history does not say what revision 'd4' builds on. Nothing was changed. Deploy the version"
							+ " that has it.");
		}

		@Test
		void rowThatContradictsTheHistoryIsRefused() {
			assertRefused(() -> unknown("a1", "a1; d4 <a1 -", "d4"),
					"the version table says that revision 'd4' is applied, the history that it was undone; somebody"
							+ " edited one of them or restored a backup. Nothing was changed. Find out what the"
							+ " database is, and 'stamp' it.");
		}

		@Test
		void revisionPutBelowOneOfOursIsRefused() {
			assertRefused(() -> unknown("a1; b2 <a1", "a1; x1 <a1; b2 <x1; d4 <b2", "d4"),
					"the history says that revision 'b2' was applied on 'x1', which this application does not have"
							+ " below it. Nothing was changed. Deploy the version that has 'x1'.");
		}

		private List<String> unknown(String own, String recorded, String... rows) {
			return history(own, recorded).unknown(Heads.of(rows)).stream().map(RecordedRevision::id).toList();
		}

	}

	@Nested
	class Graph {

		@Test
		void labelOfTwoRevisionsIsRefused() {
			assertRefused(() -> map("a1; b2 <a1 =lib", "a1; d4 <a1 =lib"),
					"what the history says does not fit to the scripts of this application. Nothing was changed. ");
		}

		@Test
		void idThatNoScriptCouldHaveIsRefused() {
			assertRefused(() -> map("a1", "a1; d4 <a1 =x@y"),
					"what the history says does not fit to the scripts of this application. Nothing was changed. ");
		}

		private void map(String own, String recorded) {
			RecordedHistory history = history(own, recorded);
			history.map(history.unknown(Heads.of("d4")));
		}

	}

	@Nested
	class Above {

		@Test
		void rowsAboveTheOwnHeadAreFine() {
			assertThatNoException()
				.isThrownBy(() -> requireAbove("a1; b2 <a1", "a1; b2 <a1; c3 <b2; d4 <c3", "b2", "d4"));
			assertThatNoException()
				.isThrownBy(() -> requireAbove("a1; b2 <a1", "a1; b2 <a1; c3 <a1; d4 <b2,c3", "b2", "d4"));
			assertThatNoException()
				.isThrownBy(() -> requireAbove("a1; b2 <a1", "a1; b2 <a1; x1; d4 <x1 ^b2", "b2", "d4"));
		}

		@Test
		void ownHeadThatIsNotAppliedIsRefused() {
			assertRefused(() -> requireAbove("a1; b2 <a1", "a1; d4 <a1", "b2", "d4"),
					"revision 'b2' of this application is not applied. Nothing was changed. Upgrade the database with the version that has"
							+ " all of them.");
		}

		@Test
		void rowBesideTheOwnHeadIsRefused() {
			assertRefused(() -> requireAbove("a1; b2 <a1", "a1; b2 <a1; d4 <a1", "b2", "b2", "d4"),
					"revision 'd4' does not build on 'b2', which this application needs. Nothing was changed. Deploy the version that has"
							+ " it.");
		}

		@Test
		void applicationWithoutRevisionsNeedsNothing() {
			RecordedHistory history = new RecordedHistory(RevisionMap.of(List.of()), revisions("d4"), "history",
					new Refusal(OnUnknown.IGNORE, "shop", Heads.of("d4")));

			assertThatNoException().isThrownBy(() -> history.requireAbove(Heads.of("d4"), List.of()));
		}

		private void requireAbove(String own, String recorded, String wanted, String... rows) {
			RevisionNode node = new RevisionNode(wanted, List.of(), List.of(), List.of(), "", null, "script");
			history(own, recorded).requireAbove(Heads.of(rows), List.of(node));
		}

	}

}
