package dev.migration.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.migration.revision.RevisionNode;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;

/**
 * Revisions that nobody chose: roots, branches, merges, dependencies, in transactions and
 * not. Each leaves a row in the table {@code trace} at each step of its way, which tells
 * afterwards what ran and how often, and makes a table, a column of its parent's and an
 * index. What follows from the graph is worked out here once more, without the code that
 * is tested.
 */
final class RandomGraph {

	private final Map<String, Drawn> revisions = new LinkedHashMap<>();

	private final Random random;

	private final String dialect;

	private RandomGraph(Random random, String dialect) {
		this.random = random;
		this.dialect = dialect;
	}

	/**
	 * Draw a graph.
	 * @param random where it comes from
	 * @param dialect the name of the database
	 * @param size how many revisions it has
	 * @return the graph
	 */
	static RandomGraph draw(Random random, String dialect, int size) {
		RandomGraph graph = new RandomGraph(random, dialect);
		for (int i = 0; i < size; i++) {
			graph.add("r" + i);
		}
		return graph;
	}

	private void add(String id) {
		List<String> parents = parents();
		List<String> dependsOn = new ArrayList<>();
		if (!this.revisions.isEmpty() && this.random.nextInt(5) == 0) {
			String other = pick(ids());
			if (!closure(parents).contains(other)) {
				dependsOn.add(other);
			}
		}
		this.revisions.put(id, drawn(id, parents, dependsOn));
	}

	private List<String> parents() {
		List<String> parents = new ArrayList<>();
		if (this.revisions.isEmpty() || this.random.nextInt(8) == 0) {
			return parents;
		}
		parents.add(pick((this.random.nextInt(3) > 0) ? heads() : ids()));
		String second = pick(heads());
		if (this.random.nextInt(3) == 0 && !closure(parents).contains(second)
				&& !closure(List.of(second)).contains(parents.get(0))) {
			parents.add(second);
		}
		return parents;
	}

	private Drawn drawn(String id, List<String> parents, List<String> dependsOn) {
		boolean transactional = this.random.nextInt(3) > 0;
		boolean index = this.random.nextBoolean();
		String concurrently = (this.dialect.equals("postgresql") && !transactional && this.random.nextBoolean())
				? "CONCURRENTLY " : "";
		String parent = (!parents.isEmpty() && this.random.nextBoolean()) ? pick(parents) : null;
		List<String> up = new ArrayList<>();
		List<String> down = new ArrayList<>();
		up.add(trace(id, "u1"));
		up.add("CREATE TABLE t_" + id + " (id integer, n integer)");
		down.add(trace(id, "d1"));
		if (index) {
			up.add("CREATE INDEX " + concurrently + "ix_" + id + " ON t_" + id + " (n)");
			down.add((this.dialect.equals("mariadb") || this.dialect.equals("mysql"))
					? "DROP INDEX ix_" + id + " ON t_" + id : "DROP INDEX " + concurrently + "ix_" + id);
		}
		up.add(trace(id, "u2"));
		up.add("INSERT INTO t_" + id + " (id, n) VALUES (1, 1), (2, 2)");
		if (parent != null) {
			up.add("ALTER TABLE t_" + parent + " ADD COLUMN c_" + id + " integer");
			down.add("ALTER TABLE t_" + parent + " DROP COLUMN c_" + id);
		}
		if (this.random.nextBoolean()) {
			up.add("UPDATE t_" + id + " SET n = n + 1");
			down.add("DELETE FROM t_" + id + " WHERE id = 1");
		}
		up.add(trace(id, "u3"));
		down.add(trace(id, "d2"));
		down.add("DROP TABLE t_" + id);
		down.add(trace(id, "d3"));
		return new Drawn(id, parents, dependsOn, transactional, this.random.nextInt(4) == 0, parent, up, down);
	}

	private static String trace(String id, String step) {
		return "INSERT INTO trace (revision, step) VALUES ('" + id + "', '" + step + "')";
	}

	<T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	List<String> ids() {
		return List.copyOf(this.revisions.keySet());
	}

	Drawn revision(String id) {
		return this.revisions.get(id);
	}

	private List<String> heads() {
		List<String> heads = new ArrayList<>(this.revisions.keySet());
		this.revisions.values().forEach((revision) -> heads.removeAll(revision.parents()));
		return heads;
	}

	MigrationHistory history() {
		return MigrationHistory.of(this.revisions.values().stream().map(Drawn::loaded).toList());
	}

	/**
	 * Return revisions with all that they need.
	 */
	Set<String> closure(Collection<String> ids) {
		Set<String> closure = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(ids);
		while (!open.isEmpty()) {
			Drawn revision = this.revisions.get(open.pop());
			if (closure.add(revision.id())) {
				open.addAll(revision.parents());
				open.addAll(revision.dependsOn());
			}
		}
		return closure;
	}

	/**
	 * Return what is left of applied revisions behind a downgrade to one of them: without
	 * its children and all that needs them.
	 */
	Set<String> below(String id, Set<String> applied) {
		List<String> children = applied.stream()
			.filter((one) -> this.revisions.get(one).parents().contains(id))
			.toList();
		Set<String> left = new LinkedHashSet<>(applied);
		left.removeIf((one) -> closure(List.of(one)).stream().anyMatch(children::contains));
		return left;
	}

	@Override
	public String toString() {
		return String.join("\n", this.revisions.values().stream().map(Drawn::toString).toList());
	}

	/**
	 * A revision.
	 *
	 * @param id the identifier
	 * @param parents its parents
	 * @param dependsOn what else it needs
	 * @param transactional whether it runs in a transaction
	 * @param work whether a part is done by {@code op.run}
	 * @param altered the parent whose table it alters, or {@code null}
	 * @param up the statements of the upgrade
	 * @param down the statements of the downgrade
	 */
	record Drawn(String id, List<String> parents, List<String> dependsOn, boolean transactional, boolean work,
			String altered, List<String> up, List<String> down) {

		LoadedRevision loaded() {
			RevisionNode node = new RevisionNode(this.id, this.parents, this.dependsOn, List.of(), this.id,
					TestRevisions.NOW, "R" + this.id);
			return new LoadedRevision(node, this.transactional, () -> new RevisionScript() {

				@Override
				public void upgrade(Operations op) {
					run(op, Drawn.this.up);
				}

				@Override
				public void downgrade(Operations op) {
					run(op, Drawn.this.down);
				}

			});
		}

		@Override
		public String toString() {
			return this.id + " <- " + this.parents + (this.dependsOn.isEmpty() ? "" : " needs " + this.dependsOn)
					+ (this.transactional ? "" : " without a transaction") + (this.work ? " op.run" : "") + ": "
					+ this.up.size() + " and " + this.down.size() + " statements";
		}

		private void run(Operations op, List<String> statements) {
			for (String statement : statements) {
				// Outside of a transaction it would have to be repeatable
				if (this.work && this.transactional && statement.contains("2')")) {
					op.run("trace", (jdbc) -> jdbc.sql(statement).update());
				}
				else {
					op.execute(statement);
				}
			}
		}

	}

}
