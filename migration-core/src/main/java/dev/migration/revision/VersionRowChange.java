package dev.migration.revision;

/**
 * Change of one row of the version table. Each change affects exactly one row.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed interface VersionRowChange {

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
