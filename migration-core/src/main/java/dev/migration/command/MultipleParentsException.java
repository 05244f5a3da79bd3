package dev.migration.command;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.MigrationException;

/**
 * Thrown when a new revision is to follow the head and there are several.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class MultipleParentsException extends MigrationException {

	private final List<String> heads;

	MultipleParentsException(List<String> heads) {
		super("Multiple heads are present: "
				+ heads.stream().map((head) -> "'" + head + "'").collect(Collectors.joining(", "))
				+ "; please specify the head revision on which the new revision should be based with '--head', or"
				+ " perform a merge with 'migrate merge heads'.");
		this.heads = List.copyOf(heads);
	}

	/**
	 * Return the heads.
	 * @return the identifiers in load order
	 */
	public List<String> heads() {
		return this.heads;
	}

}
