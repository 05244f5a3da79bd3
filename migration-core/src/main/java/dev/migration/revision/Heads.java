package dev.migration.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Rows of the version table: the applied revisions that no other applied revision builds
 * on. Sorted by id and without duplicates, so that equal rows are equal values.
 *
 * @param ids the revision in each row
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Heads(List<String> ids) implements Iterable<String> {

	private static final Heads NONE = new Heads(List.of());

	public Heads {
		ids = (ids.size() > 1) ? ids.stream().sorted().distinct().toList() : List.copyOf(ids);
	}

	/**
	 * Return the rows of a database to which no revision was applied.
	 * @return no rows
	 */
	public static Heads none() {
		return NONE;
	}

	/**
	 * Create rows from revision ids.
	 * @param ids the ids, in any order
	 * @return the rows
	 */
	public static Heads of(String... ids) {
		return new Heads(List.of(ids));
	}

	/**
	 * Create rows from revision ids.
	 * @param ids the ids, in any order
	 * @return the rows
	 */
	public static Heads of(Collection<String> ids) {
		return new Heads(List.copyOf(ids));
	}

	/**
	 * Return whether no revision is applied.
	 * @return whether there is no row
	 */
	public boolean isEmpty() {
		return this.ids.isEmpty();
	}

	/**
	 * Return the number of rows.
	 * @return the number of rows
	 */
	public int size() {
		return this.ids.size();
	}

	/**
	 * Return whether there is a row for a revision.
	 * @param id the revision
	 * @return whether it has a row
	 */
	public boolean contains(String id) {
		return this.ids.contains(id);
	}

	/**
	 * Return the rows that are not among others.
	 * @param others the rows to leave out
	 * @return the remaining rows
	 */
	public Heads without(Heads others) {
		return new Heads(this.ids.stream().filter((id) -> !others.contains(id)).toList());
	}

	@Override
	public Iterator<String> iterator() {
		return this.ids.iterator();
	}

	@Override
	public String toString() {
		return String.join(", ", this.ids);
	}

	Heads replace(Collection<String> removed, Collection<String> added) {
		List<String> replaced = new ArrayList<>(this.ids);
		replaced.removeAll(removed);
		replaced.addAll(added);
		return new Heads(replaced);
	}

}
