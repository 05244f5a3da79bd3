package dev.migration.revision;

import java.util.Optional;

/**
 * Change of one row of the version table. Each change affects exactly one row.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed interface VersionRowChange {

	/**
	 * Return the row that is no longer there afterwards.
	 * @return the revision in the row, empty if none goes away
	 */
	Optional<String> removed();

	/**
	 * Return the row that was not there before.
	 * @return the revision in the row, empty if none is new
	 */
	Optional<String> added();

	/**
	 * Call the visitor's method for this kind of change.
	 * @param <R> the result type
	 * @param visitor the visitor
	 * @return what the visitor returned
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Row that is inserted.
	 *
	 * @param id the revision in the new row
	 */
	record Insert(String id) implements VersionRowChange {

		@Override
		public Optional<String> removed() {
			return Optional.empty();
		}

		@Override
		public Optional<String> added() {
			return Optional.of(this.id);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.insert(this.id);
		}

	}

	/**
	 * Row that is deleted.
	 *
	 * @param id the revision in the deleted row
	 */
	record Delete(String id) implements VersionRowChange {

		@Override
		public Optional<String> removed() {
			return Optional.of(this.id);
		}

		@Override
		public Optional<String> added() {
			return Optional.empty();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.delete(this.id);
		}

	}

	/**
	 * Row that goes from one revision to another.
	 *
	 * @param from the revision in the row before
	 * @param to the revision in the row afterwards
	 */
	record Update(String from, String to) implements VersionRowChange {

		@Override
		public Optional<String> removed() {
			return Optional.of(this.from);
		}

		@Override
		public Optional<String> added() {
			return Optional.of(this.to);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.update(this.from, this.to);
		}

	}

	/**
	 * One method for each kind of change.
	 *
	 * @param <R> the result type
	 */
	interface Visitor<R> {

		/**
		 * A row is inserted.
		 * @param id the revision in the new row
		 * @return the visitor's result
		 */
		R insert(String id);

		/**
		 * A row is deleted.
		 * @param id the revision in the deleted row
		 * @return the visitor's result
		 */
		R delete(String id);

		/**
		 * A row goes from one revision to another.
		 * @param from the revision in the row before
		 * @param to the revision in the row afterwards
		 * @return the visitor's result
		 */
		R update(String from, String to);

	}

}
