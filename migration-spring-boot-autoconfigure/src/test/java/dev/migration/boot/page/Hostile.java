package dev.migration.boot.page;

import java.util.List;

import dev.migration.command.MigrationState;
import dev.migration.revision.Direction;
import dev.migration.runtime.HistoryEvent;

/**
 * A database in which everything that somebody can write is an attempt to run code in the
 * page.
 */
final class Hostile {

	static final String TEXT = "</title></style></script></pre><script>window.hacked=1</script><img src=x"
			+ " onerror=\"window.hacked=1\">'\"`[[${7*7}]] ${7*7} &lt;b&gt; \u2028";

	static final String ID = "<i'on\"a=1>`[[${7*7}]]";

	private Hostile() {
	}

	static PageDatabase database() {
		return new ExampleStatus().revision(ID, TEXT, List.of(), List.of(), List.of("</script><img/onerror=hacked=1>"))
			.revision(ID + "2", TEXT, ID)
			.version(TEXT, TEXT)
			.ran(ID)
			.ran(ID + "2", Direction.UPGRADE, HistoryEvent.FAILED, 3, TEXT)
			.at(ID)
			.database(TEXT, TEXT, MigrationState.FAILED);
	}

}
