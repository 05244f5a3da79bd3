package dev.migration.scripts;

import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;

/**
 * A script that is written in SQL.
 *
 * @param revision the identifier of the revision
 * @param origin the path of the file
 * @param sections its statements
 */
record SqlRevisionScript(String revision, String origin, SqlSections sections) implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		statements(Direction.UPGRADE).forEach((statement) -> op.execute(statement));
	}

	@Override
	public void downgrade(Operations op) {
		statements(Direction.DOWNGRADE).forEach((statement) -> op.execute(statement));
	}

	List<String> statements(Direction direction) {
		List<String> statements = (direction == Direction.DOWNGRADE) ? this.sections.downgrade()
				: this.sections.upgrade();
		if (statements == null) {
			throw new MissingDowngradeException(this.revision, this.origin);
		}
		return statements;
	}

}
