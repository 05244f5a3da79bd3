package dev.migration.revision;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Several heads where one was asked for.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MultipleHeadsException extends MigrationException {

	private final List<String> heads;

	MultipleHeadsException(List<String> heads) {
		super("Multiple heads %s are present; run 'merge' or upgrade to 'heads'.".formatted(Quoted.list(heads)));
		this.heads = List.copyOf(heads);
	}

	/**
	 * Return the heads.
	 * @return the ids of the heads in load order
	 */
	public List<String> heads() {
		return this.heads;
	}

}
