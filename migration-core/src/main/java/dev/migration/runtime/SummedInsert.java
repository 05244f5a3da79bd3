package dev.migration.runtime;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.migration.operation.BulkInsert;
import dev.migration.operation.Rows;
import org.jspecify.annotations.Nullable;

/**
 * A bulk insert whose rows are summed up while they are read, so that they need not be
 * read once more for that.
 */
final class SummedInsert {

	private final BulkInsert insert;

	private @Nullable String checksum;

	SummedInsert(BulkInsert insert) {
		this.insert = insert;
	}

	/**
	 * Return the insert to read from.
	 */
	BulkInsert operation() {
		return new BulkInsert(this.insert.table(), this.insert.columns(), this.insert.types(), Rows.from(this::rows));
	}

	/**
	 * Return the checksum. Reads the rows if nobody has read all of them.
	 */
	String checksum() {
		String sum = this.checksum;
		if (sum == null) {
			sum = Checksum.of(this.insert);
			this.checksum = sum;
		}
		return sum;
	}

	private Stream<List<@Nullable Object>> rows() {
		Stream<List<@Nullable Object>> rows = this.insert.rows().stream();
		Iterator<List<@Nullable Object>> summing = new SummingIterator(rows.iterator());
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(summing, Spliterator.ORDERED), false)
			.onClose(rows::close);
	}

	/**
	 * Sums up what goes by.
	 */
	private final class SummingIterator implements Iterator<List<@Nullable Object>> {

		private final Iterator<List<@Nullable Object>> rows;

		private final Checksum.OfRows sum = new Checksum.OfRows(SummedInsert.this.insert);

		private SummingIterator(Iterator<List<@Nullable Object>> rows) {
			this.rows = rows;
		}

		@Override
		public boolean hasNext() {
			boolean more = this.rows.hasNext();
			if (!more && SummedInsert.this.checksum == null) {
				SummedInsert.this.checksum = this.sum.text();
			}
			return more;
		}

		@Override
		public List<@Nullable Object> next() {
			List<@Nullable Object> row = this.rows.next();
			this.sum.add(row);
			return row;
		}

	}

}
