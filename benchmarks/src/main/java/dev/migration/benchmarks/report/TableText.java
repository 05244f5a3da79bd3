package dev.migration.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A table as Markdown: median, spread, and how many times as much as ours it is.
 */
final class TableText {

	private final ResultTable table;

	private final @Nullable Samples ours;

	TableText(ResultTable table) {
		this.table = table;
		this.ours = table.rows().isEmpty() ? null : table.rows().get(0).samples();
	}

	String text() {
		List<String> lines = new ArrayList<>();
		lines.add("### " + this.table.title());
		lines.add("");
		Set<String> facts = new LinkedHashSet<>();
		this.table.rows().forEach((row) -> facts.addAll(row.facts().keySet()));
		boolean remarks = this.table.rows().stream().anyMatch((row) -> !row.remark().isEmpty());
		List<String> titles = new ArrayList<>(List.of("", "median", "least – greatest", "rounds", "× ours"));
		titles.addAll(facts);
		if (remarks) {
			titles.add("remark");
		}
		lines.add(line(titles));
		lines.add("|---|" + "---:|".repeat(4) + "---|".repeat(titles.size() - 5));
		this.table.rows().forEach((row) -> lines.add(line(cells(row, facts, remarks))));
		lines.add("");
		if (!this.table.goals().isEmpty()) {
			lines.add(line(List.of("goal", "measured", "limit", "")));
			lines.add("|---|---:|---:|---|");
			this.table.goals().forEach((goal) -> lines.add(line(goal(goal))));
			lines.add("");
		}
		return String.join("\n", lines);
	}

	private List<String> cells(Row row, Set<String> facts, boolean remarks) {
		List<String> cells = new ArrayList<>();
		cells.add(row.contestant());
		Samples samples = row.samples();
		if (samples != null) {
			cells.add(this.table.unit().text(samples.median()));
			cells.add(this.table.unit().text(samples.least()) + " – " + this.table.unit().text(samples.greatest()));
			cells.add(String.valueOf(samples.count()));
			cells.add((this.ours != null && this.ours.median() != 0) ? Unit.number(samples.ratio(this.ours)) : "");
		}
		else {
			cells.addAll(List.of("–", "–", "–", "–"));
		}
		facts.forEach((fact) -> cells.add(row.facts().getOrDefault(fact, "")));
		if (remarks) {
			cells.add(row.remark());
		}
		return cells;
	}

	private static List<String> goal(Goal goal) {
		return List.of(goal.text(), measured(goal), Unit.number(goal.limit()),
				goal.reached() ? "reached" : "**not reached**");
	}

	private static String line(List<String> cells) {
		return "| " + String.join(" | ", cells.stream().map((cell) -> cell.replace("|", "\\|")).toList()) + " |";
	}

	/**
	 * What looks like the limit gets a digit more, by which it shows on which side it is.
	 */
	private static String measured(Goal goal) {
		String text = Unit.number(goal.value());
		return text.equals(Unit.number(goal.limit())) ? String.format(Locale.ROOT, "%.3f", goal.value()) : text;
	}

}
