package dev.migration.revision;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Plays the cases of {@code revision-cases.json}, which were observed from Alembic. Each
 * category of error is one type of exception, and no two categories share one.
 */
class RevisionConformanceTests {

	/**
	 * An unknown row and a start of several ids are kinds of {@code not-found}, as in
	 * Alembic.
	 */
	private static final Map<String, Class<? extends MigrationException>> ERRORS = Map.ofEntries(
			Map.entry("ambiguous", AmbiguousTargetException.class),
			Map.entry("dependency-loop", DependencyCycleException.class),
			Map.entry("duplicate-branch-label", DuplicateBranchLabelException.class),
			Map.entry("illegal-identifier", InvalidRevisionIdException.class),
			Map.entry("invalid-downgrade-target", InvalidDowngradeTargetException.class),
			Map.entry("loop", RevisionCycleException.class), Map.entry("missing-parent", MissingParentException.class),
			Map.entry("multiple-heads", MultipleHeadsException.class),
			Map.entry("not-found", UnknownRevisionException.class),
			Map.entry("range-not-ancestor", RangeNotAncestorException.class),
			Map.entry("walked-too-far", WalkedTooFarException.class));

	@Test
	void eachCategoryOfErrorIsATypeOfItsOwn() throws IOException {
		assertThat(ERRORS.values()).doesNotHaveDuplicates();
		assertThat(cases().stream().map((observed) -> observed.get("error")).filter(Objects::nonNull))
			.containsOnly(ERRORS.keySet().toArray());
	}

	@TestFactory
	Stream<DynamicTest> behavesAsObserved() throws IOException {
		Map<String, Object> graphs = map(document().get("graphs"));
		List<Map<String, Object>> cases = cases();
		assertThat(cases).hasSize(163);
		return cases.stream()
			.map((observed) -> dynamicTest(name(observed),
					() -> check(observed, maps(graphs.get(text(observed, "graph"))))));
	}

	private static List<Map<String, Object>> cases() throws IOException {
		return maps(document().get("cases"));
	}

	private static Map<String, Object> document() throws IOException {
		try (InputStream json = RevisionConformanceTests.class.getResourceAsStream("revision-cases.json")) {
			return JsonPath.parse(json).read("$");
		}
	}

	private static String name(Map<String, Object> observed) {
		return "%s %s %s %s %s".formatted(text(observed, "graph"), strings(observed, "current"), text(observed, "kind"),
				text(observed, "argument"), observed.getOrDefault("options", ""));
	}

	private void check(Map<String, Object> observed, List<Map<String, Object>> graph) {
		if (!observed.containsKey("error")) {
			play(observed, graph);
			return;
		}
		Class<? extends MigrationException> type = Objects.requireNonNull(ERRORS.get(text(observed, "error")));
		Throwable thrown = catchThrowable(() -> play(observed, graph));
		if (type == UnknownRevisionException.class) {
			assertThat(thrown).isInstanceOf(type);
		}
		else {
			assertThat(thrown).isExactlyInstanceOf(type);
		}
	}

	private void play(Map<String, Object> observed, List<Map<String, Object>> graph) {
		RevisionMap map = RevisionMap.of(graph.stream().map(RevisionConformanceTests::node).toList());
		Heads rows = Heads.of(strings(observed, "current"));
		String argument = text(observed, "argument");
		switch (text(observed, "kind")) {
			case "upgrade" -> checkSteps(observed, rows, map.upgrade(rows, RevisionTarget.parse(argument)));
			case "downgrade" -> checkSteps(observed, rows, map.downgrade(rows, RevisionTarget.parse(argument)));
			case "stamp" -> checkSteps(observed, rows, map.stamp(rows, List.of(RevisionTarget.parse(argument))));
			case "history" -> assertThat(map.history(RevisionRange.parse(argument), rows)).extracting(RevisionNode::id)
				.isEqualTo(strings(observed, "list"));
			case "resolve-one" -> assertThat(map.resolveOne(RevisionTarget.parse(argument)).map(RevisionNode::id))
				.isEqualTo(strings(observed, "list").stream().filter(Objects::nonNull).findFirst());
			case "resolve-many" ->
				assertThat(map.resolve(RevisionTarget.parse(argument), rows)).extracting(RevisionNode::id)
					.isEqualTo(strings(observed, "list"));
			case "load" -> assertThat(describe(map)).isEqualTo(strings(observed, "list"));
			case "new-revision" -> checkNewRevision(observed, map, argument);
			default -> throw new IllegalArgumentException(text(observed, "kind"));
		}
	}

	private void checkSteps(Map<String, Object> observed, Heads rows, List<RevisionStep> steps) {
		Heads after = steps.isEmpty() ? rows : steps.get(steps.size() - 1).after();
		assertThat(after).isEqualTo(Heads.of(strings(observed, "rows")));
		List<Map<String, Object>> expected = maps(observed.get("steps"));
		assertThat(steps).extracting(RevisionConformanceTests::describe)
			.isEqualTo(expected.stream().map((step) -> text(step, "revision")).toList());
		if (!"rows-only".equals(observed.get("compare"))) {
			assertThat(steps).extracting(RevisionConformanceTests::changes)
				.isEqualTo(expected.stream().map((step) -> strings(step, "version_rows")).toList());
		}
	}

	private void checkNewRevision(Map<String, Object> observed, RevisionMap map, String argument) {
		Map<String, Object> options = observed.containsKey("options") ? map(observed.get("options")) : Map.of();
		List<RevisionTarget> targets = Arrays.stream(argument.split(",")).map(RevisionTarget::parse).toList();
		List<String> parents = map.parentsOfNew(targets, options.containsKey("splice"))
			.stream()
			.map(RevisionNode::id)
			.toList();
		String label = (String) options.get("branch_labels");
		String dependsOn = (String) options.get("depends_on");
		RevisionNode added = new RevisionNode((String) options.getOrDefault("rev_id", "added"), parents,
				(dependsOn != null) ? List.of(dependsOn.replaceAll("[\\['\\]]", "")) : List.of(),
				(label != null) ? List.of(label) : List.of(), "", null, "added");
		List<RevisionNode> nodes = new ArrayList<>(map.nodes());
		nodes.add(added);
		RevisionMap.of(nodes);
		assertThat("down=%s deps=%s labels=%s".formatted(quoted(added.downRevisions()), quoted(added.dependsOn()),
				(label != null) ? "['" + label + "']" : "[]"))
			.isEqualTo(strings(observed, "list").get(0));
	}

	private static String quoted(List<String> ids) {
		return switch (ids.size()) {
			case 0 -> "None";
			case 1 -> "'" + ids.get(0) + "'";
			default -> ids.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", ", "(", ")"));
		};
	}

	private static String describe(RevisionStep step) {
		if (step.direction() != Direction.STAMP) {
			return step.revision().id();
		}
		return "stamp(%s->%s)".formatted(String.join(",", step.fromRevisions()), String.join(",", step.toRevisions()));
	}

	private static List<String> changes(RevisionStep step) {
		return step.rowChanges().stream().map(RevisionConformanceTests::describe).toList();
	}

	private static String describe(VersionRowChange change) {
		return change.accept(new VersionRowChange.Visitor<>() {

			@Override
			public String insert(String id) {
				return "+" + id;
			}

			@Override
			public String delete(String id) {
				return "-" + id;
			}

			@Override
			public String update(String from, String to) {
				return from + ">" + to;
			}

		});
	}

	private static List<String> describe(RevisionMap map) {
		String labels = map.nodes()
			.stream()
			.filter((node) -> !map.branchLabels(node).isEmpty())
			.map((node) -> node.id() + ":" + String.join(",", map.branchLabels(node)))
			.collect(Collectors.joining(" "));
		return List.of("heads=" + ids(map.heads()), "bases=" + ids(map.bases()),
				"real_heads=" + ids(map.effectiveHeads()), "labels=" + labels);
	}

	private static String ids(List<RevisionNode> nodes) {
		return nodes.stream().map(RevisionNode::id).collect(Collectors.joining(","));
	}

	private static RevisionNode node(Map<String, Object> node) {
		return new RevisionNode(text(node, "id"), strings(node, "down"), strings(node, "depends_on"),
				strings(node, "labels"), "", null, text(node, "id") + ".sql");
	}

	private static String text(Map<String, Object> map, String key) {
		return (String) Objects.requireNonNull(map.get(key));
	}

	@SuppressWarnings("unchecked")
	private static List<String> strings(Map<String, Object> map, String key) {
		return (List<String>) Objects.requireNonNull(map.get(key));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object map) {
		return (Map<String, Object>) Objects.requireNonNull(map);
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> maps(@Nullable Object maps) {
		return (List<Map<String, Object>>) Objects.requireNonNull(maps);
	}

}
