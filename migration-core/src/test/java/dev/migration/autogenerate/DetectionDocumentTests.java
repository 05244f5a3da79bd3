package dev.migration.autogenerate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table in {@code docs/autogenerate.md} to {@link DetectionFacts}, which
 * {@link DetectionFactsIntegrationTests} holds to the product. With
 * {@code -Ddocs.write=true} the table is written anew.
 */
class DetectionDocumentTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "autogenerate.md");

	private static final String BEGIN = "<!-- detection -->";

	private static final String END = "<!-- end -->";

	@Test
	void theTableIsWhatTheTestsSay() throws IOException {
		List<String> lines = Files.readAllLines(DOCUMENT);
		int begin = lines.indexOf(BEGIN);
		int end = begin + lines.subList(begin, lines.size()).indexOf(END);
		List<String> written = new ArrayList<>(lines.subList(0, begin + 1));
		written.addAll(table());
		written.addAll(lines.subList(end, lines.size()));

		if (Boolean.getBoolean("docs.write")) {
			Files.write(DOCUMENT, written);
			lines = written;
		}
		assertThat(lines).as("docs/autogenerate.md, which -Ddocs.write=true would write").isEqualTo(written);
	}

	@Test
	void thereAreSeventySevenFacts() {
		assertThat(DetectionFacts.all()).hasSize(77).extracting(DetectionFact::title).doesNotHaveDuplicates();
	}

	private static List<String> table() {
		List<DetectionFact> facts = DetectionFacts.all();
		List<String> lines = new ArrayList<>();
		lines.add("");
		lines.add("Right of " + facts.size() + ": Alembic "
				+ facts.stream().filter(DetectionFact::alembicIsRight).count() + ", this " + facts.size() + ".");
		lines.add("");
		lines.add("| database → entities | Alembic | right | this |");
		lines.add("|---|---|---|---|");
		for (DetectionFact fact : facts) {
			String ours = fact.ours().isEmpty() ? "nothing" : String.join("<br>", fact.ours());
			lines.add("| " + fact.title() + " | " + fact.alembic() + " | " + (fact.alembicIsRight() ? "yes" : "no")
					+ " | " + ours.replace("|", "\\|") + " |");
		}
		lines.add("");
		return lines;
	}

}
