package dev.migration.boot.autoconfigure.rehearsal;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

/**
 * A revision as most are in Java, with a parent. Its file is read; no start loads it.
 */
@Revision(id = "rehearsed_in_java", downRevision = "rehearsed_in_sql", message = "rehearsed",
		createDate = "2026-11-22T10:00:00Z")
class RehearsedInJava implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
	}

	@Override
	public void downgrade(Operations op) {
	}

}
