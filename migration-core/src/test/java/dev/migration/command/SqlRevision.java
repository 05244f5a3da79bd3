package dev.migration.command;

import java.util.List;

import dev.migration.revision.RevisionNode;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;

/**
 * Revision of one statement in each direction, written {@code "c1 < a1, b1 ^ d1"}.
 */
final class SqlRevision implements RevisionScript {

	private final String up;

	private final String down;

	private SqlRevision(String up, String down) {
		this.up = up;
		this.down = down;
	}

	static LoadedRevision of(String text, String up, String down) {
		return of(text, true, up, down);
	}

	static LoadedRevision of(String text, boolean transactional, String up, String down) {
		return new LoadedRevision(node(text), transactional, () -> new SqlRevision(up, down));
	}

	static RevisionNode node(String text) {
		String[] dependencies = text.split(" \\^ ");
		String[] parents = dependencies[0].split(" < ");
		return new RevisionNode(parents[0], (parents.length > 1) ? List.of(parents[1].split(", ")) : List.of(),
				(dependencies.length > 1) ? List.of(dependencies[1].split(", ")) : List.of(), List.of(),
				"does " + parents[0], null, "R" + parents[0]);
	}

	@Override
	public void upgrade(Operations op) {
		op.execute(this.up);
	}

	@Override
	public void downgrade(Operations op) {
		op.execute(this.down);
	}

}
