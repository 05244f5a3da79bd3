package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

/**
 * What the rebase command has done. The application still holds the revision as it was,
 * until it is built anew.
 *
 * @param id the revision
 * @param file the file that was rewritten
 * @param before the revisions that it followed, none if it was a base
 * @param after the revisions that it follows now, none if it is a base
 * @param following the revisions that came along because they build or depend on it, in
 * load order
 * @param needsBuild whether the change counts only after the next build, because the
 * application does not read this very file
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RebasedRevision(String id, Path file, List<String> before, List<String> after, List<String> following,
		boolean needsBuild) {

	public RebasedRevision {
		before = List.copyOf(before);
		after = List.copyOf(after);
		following = List.copyOf(following);
	}

}
