package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.migration.diff.Rename;
import dev.migration.diff.RenameCandidate;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RememberedAnswers}.
 */
class RememberedAnswersTests {

	private final List<RenameCandidate> asked = new ArrayList<>();

	private final RememberedAnswers answers = new RememberedAnswers((candidate) -> {
		this.asked.add(candidate);
		return candidate.changes().isEmpty();
	});

	@Test
	void candidateIsAskedAboutOnceWhateverTheAnswer() {
		RenameCandidate same = candidate(List.of());
		RenameCandidate changed = candidate(List.of("its type"));

		assertThat(this.answers.isRenamed(same)).isTrue();
		assertThat(this.answers.isRenamed(changed)).isFalse();
		assertThat(this.answers.isRenamed(candidate(List.of()))).isTrue();
		assertThat(this.answers.isRenamed(candidate(List.of("its type")))).isFalse();
		assertThat(this.asked).containsExactly(same, changed);
	}

	private static RenameCandidate candidate(List<String> changes) {
		return new RenameCandidate(Rename.ofColumn(QualifiedName.of("book"), Name.of("titel"), Name.of("title")),
				changes);
	}

}
