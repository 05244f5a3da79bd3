package dev.migration.runtime;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says about a statement that it refuses, without what drivers repeat.
 */
final class ServerReason {

	// The statement follows by itself
	private static final Pattern H2_STATEMENT = Pattern.compile("; SQL statement:\\n.*( \\[\\d+-\\d+])$",
			Pattern.DOTALL);

	// The name of a lock is how the dialect says why it refuses, filled up with spaces
	private static final Pattern OURS = Pattern.compile("^.*?'(\\S[^\\n]*\\S) {20,}.*$", Pattern.DOTALL);

	// ER_TOO_LONG_IDENT and ER_USER_LOCK_WRONG_NAME
	private static final Set<Integer> WRONG_NAME = Set.of(1059, 3057);

	private ServerReason() {
	}

	static String of(SQLException failure) {
		String message = String.valueOf(failure.getMessage());
		Matcher ours = OURS.matcher(message);
		if (WRONG_NAME.contains(failure.getErrorCode()) && ours.matches()) {
			return ours.group(1);
		}
		return H2_STATEMENT.matcher(message).replaceFirst("$1");
	}

	static boolean isOurs(SQLException failure) {
		return WRONG_NAME.contains(failure.getErrorCode())
				&& OURS.matcher(String.valueOf(failure.getMessage())).matches();
	}

}
