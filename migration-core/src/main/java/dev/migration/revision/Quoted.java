package dev.migration.revision;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Values as they appear in messages.
 */
final class Quoted {

	private Quoted() {
	}

	static String list(Collection<String> values) {
		return values.stream().map((value) -> "'" + value + "'").collect(Collectors.joining(", "));
	}

}
