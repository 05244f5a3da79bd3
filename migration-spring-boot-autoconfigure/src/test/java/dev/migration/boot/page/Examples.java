package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.migration.command.MigrationState;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryEvent;

/**
 * The situations in which somebody looks at the page.
 */
final class Examples {

	private static final String ERROR = """
			ERROR: column "email" of relation "customer" contains null values
			  Statement 2: ALTER TABLE customer ALTER COLUMN email SET NOT NULL""";

	private Examples() {
	}

	static Map<String, List<PageDatabase>> all() {
		Map<String, List<PageDatabase>> all = new LinkedHashMap<>();
		all.put("at-head", List.of(atHead()));
		all.put("behind", List.of(behind()));
		all.put("ahead", List.of(ahead()));
		all.put("failed", List.of(failed()));
		all.put("running", List.of(running()));
		all.put("unreachable", List.of(unreachable()));
		all.put("two-databases", List.of(behind("catalogue"), orders()));
		return all;
	}

	private static ExampleStatus bookshop() {
		return new ExampleStatus().revision("3c1f0a9be2d4", "create author, book and category")
			.revision("5c626978d652", "create customer", "3c1f0a9be2d4")
			.revision("8e04b7d1c9a3", "add price with currency", List.of("5c626978d652"), List.of(), List.of("pricing"))
			.revision("b71d2f60e8c5", "create purchase and purchase line", "5c626978d652")
			.revision("91ac3e55f07b", "backfill currency from the country of the shop", "8e04b7d1c9a3")
			.revision("d330d086edfe", "index purchases by customer", "b71d2f60e8c5")
			.revision("e9f2a41c7b36", "merge pricing and purchases", "d330d086edfe", "91ac3e55f07b")
			.revision("a1c44e0d95b8", "split full name into first and last name", "e9f2a41c7b36")
			.revision("f60b8d3e12a7", "create review", List.of("e9f2a41c7b36"), List.of(), List.of("reviews"))
			.revision("c5d7a90f41e6", "rate reviews from one to five", "f60b8d3e12a7")
			.revision("27be93d05fc8", "require the customer's email", List.of("a1c44e0d95b8"), List.of("reviews"),
					List.of())
			.revision("31b50bef6bd6", "full text index on titles and reviews", "27be93d05fc8", "c5d7a90f41e6");
	}

	private static ExampleStatus upTo(ExampleStatus status, boolean all) {
		status.ran("3c1f0a9be2d4", "5c626978d652")
			.version("1.1.0", "bookshop-58f7-qm4zt")
			.ran("8e04b7d1c9a3", "b71d2f60e8c5")
			.ran("91ac3e55f07b", Direction.UPGRADE, HistoryEvent.APPLIED, 3_412, null)
			.ran("d330d086edfe", "e9f2a41c7b36")
			.version("1.2.0", "bookshop-7b2c-hh8vd")
			.ran("a1c44e0d95b8")
			.ran("a1c44e0d95b8", Direction.DOWNGRADE, HistoryEvent.APPLIED, 61, null)
			.ran("a1c44e0d95b8", "f60b8d3e12a7");
		if (all) {
			status.version("1.3.0", "bookshop-95dd-2kxrw")
				.ran("c5d7a90f41e6", "27be93d05fc8")
				.ran("31b50bef6bd6", Direction.UPGRADE, HistoryEvent.APPLIED, 128_730, null);
		}
		return status;
	}

	static PageDatabase atHead() {
		return upTo(bookshop(), true).at("31b50bef6bd6").database("bookshop", "default", MigrationState.UP_TO_DATE);
	}

	static PageDatabase behind() {
		return behind("default");
	}

	private static PageDatabase behind(String name) {
		return upTo(bookshop(), false).at("a1c44e0d95b8", "f60b8d3e12a7")
			.database("bookshop", name, MigrationState.PENDING);
	}

	static PageDatabase ahead() {
		return upTo(bookshop(), true).version("1.4.0-rc1", "bookshop-6fd1-c9t2p")
			.ran("4d19c8e7a5b0", "create wish list", List.of("31b50bef6bd6"), Direction.UPGRADE, HistoryEvent.APPLIED,
					23, null)
			.ran("9b2e61f8d3c7", "share wish lists", List.of("4d19c8e7a5b0"), Direction.UPGRADE, HistoryEvent.APPLIED,
					17, null)
			.at("9b2e61f8d3c7")
			.database("bookshop", "default", MigrationState.UNKNOWN_REVISION);
	}

	static PageDatabase failed() {
		return upTo(bookshop(), false).version("1.3.0", "bookshop-95dd-2kxrw")
			.ran("c5d7a90f41e6")
			.ran("27be93d05fc8", Direction.UPGRADE, HistoryEvent.FAILED, 48, ERROR)
			.at("a1c44e0d95b8", "c5d7a90f41e6")
			.database("bookshop", "default", MigrationState.FAILED);
	}

	static PageDatabase running() {
		return upTo(bookshop(), false).version("1.3.0", "bookshop-95dd-2kxrw")
			.ran("c5d7a90f41e6", "27be93d05fc8")
			.at("27be93d05fc8", "c5d7a90f41e6")
			.database("bookshop", "default", MigrationState.RUNNING);
	}

	static PageDatabase unreachable() {
		return new PageDatabase("bookshop", "default", bookshop().status(MigrationState.UNREACHABLE,
				"Database 'default' cannot be reached: Connection to db.internal:5432 refused. Check that the hostname and"
						+ " port are correct and that the postmaster is accepting TCP/IP connections."));
	}

	private static PageDatabase orders() {
		ExampleStatus status = new ExampleStatus().revision("7f3a", "create invoice")
			.revision("81bd", "number invoices without gaps", "7f3a")
			.revision("90ce", "archive invoices after ten years", "81bd");
		return status.ran("7f3a", "81bd", "90ce")
			.at("90ce")
			.database("bookshop", "invoices", MigrationState.UP_TO_DATE);
	}

	/**
	 * Return a history that has grown for years: 200 teams, each on a branch of its own,
	 * with merges now and then.
	 */
	static PageDatabase large(int revisions, int lanes) {
		ExampleStatus status = new ExampleStatus().revision("r00000", "create the first tables");
		List<String> tips = new ArrayList<>(java.util.Collections.nCopies(lanes, "r00000"));
		for (int number = 1; number < revisions; number++) {
			String id = "r%05d".formatted(number);
			int lane = (int) (number * 7_919L % lanes);
			boolean merge = number % 25 == 0;
			List<String> parents = merge ? List.of(tips.get(lane), tips.get((lane + 1) % lanes))
					: List.of(tips.get(lane));
			status.revision(id, "team %d, change %d of %s".formatted(lane, number, merge ? "everybody" : "its own"),
					parents.stream().distinct().toList(), List.of(),
					(number % 500 == 0) ? List.of("team" + number) : List.of());
			tips.set(lane, id);
		}
		IntStream.range(0, revisions - 40).forEach((number) -> status.ran("r%05d".formatted(number)));
		List<String> rows = tips(status, revisions - 40);
		return status.at(rows.toArray(String[]::new)).database("bookshop", "default", MigrationState.PENDING);
	}

	private static List<String> tips(ExampleStatus status, int applied) {
		List<RevisionNode> nodes = status.nodes().subList(0, applied);
		List<String> below = nodes.stream().flatMap((node) -> node.downRevisions().stream()).distinct().toList();
		java.util.Set<String> parents = new java.util.HashSet<>(below);
		return nodes.stream().map(RevisionNode::id).filter((id) -> !parents.contains(id)).toList();
	}

}
