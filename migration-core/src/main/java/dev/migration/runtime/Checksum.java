package dev.migration.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * Checksums with the name of what was summed in front, so that a later way of summing is
 * not taken for an edited script.
 */
final class Checksum {

	/**
	 * The kind of the checksum of a script that is SQL.
	 */
	static final String SQL = "sql-1";

	/**
	 * The kind of the checksum of a script that has to be run to know what it asks for.
	 */
	static final String OPERATIONS = "operations-2";

	private static final int BUFFER_LENGTH = 8192;

	private Checksum() {
	}

	/**
	 * Sum up what a script asked for: its operations and the names of its data work.
	 * @param operations the checksums of the operations
	 * @param work the names of the data work
	 * @return the checksum
	 */
	static String of(List<String> operations, List<String> work) {
		MessageDigest digest = sha256();
		operations.forEach((operation) -> update(digest, operation));
		work.forEach((name) -> update(digest, name));
		return text(OPERATIONS, digest);
	}

	/**
	 * Sum up an SQL script.
	 * @param statements its statements without what makes no difference
	 * @return the checksum
	 */
	static String ofSql(List<String> statements) {
		return sha256(SQL, new RecordedStatements(statements).text().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return what was summed.
	 * @param checksum a checksum
	 * @return what is in front of the sum
	 */
	static String kind(String checksum) {
		int colon = checksum.indexOf(':');
		return (colon >= 0) ? checksum.substring(0, colon) : "";
	}

	/**
	 * Sum up an operation. Rows are read one by one.
	 * @param operation the operation
	 * @return the checksum
	 */
	static String of(Operation operation) {
		MessageDigest digest = sha256();
		if (operation instanceof ExecuteSql data) {
			update(digest, withPlainLineEnds(data.sql()));
			update(digest, stable(data.parameters()));
		}
		else if (operation instanceof BulkInsert data) {
			OfRows sum = new OfRows(data);
			data.rows().forEach(sum::add);
			return sum.text();
		}
		else {
			update(digest, operation);
		}
		return text("operation-1", digest);
	}

	/**
	 * Sum up a text, such as a statement without parameters.
	 * @param text the text
	 * @return the checksum
	 */
	static String ofText(String text) {
		return sha256("text-1", withPlainLineEnds(text).getBytes(StandardCharsets.UTF_8));
	}

	// Git gives a file the line ends of the machine that builds the application
	private static String withPlainLineEnds(String text) {
		return text.replace("\r\n", "\n");
	}

	// A length cannot be confused with anything inside a value
	private static void append(StringBuilder buffer, @Nullable Object value) {
		if (value == null) {
			buffer.append('-');
			return;
		}
		String text = value.toString();
		buffer.append(text.length()).append(':').append(text);
	}

	private static void update(MessageDigest digest, Object part) {
		digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
		digest.update((byte) '\n');
	}

	// Arrays print where they are in memory
	private static List<@Nullable Object> stable(Collection<?> values) {
		List<@Nullable Object> result = new ArrayList<>();
		values.forEach((value) -> result.add(stable(value)));
		return result;
	}

	static @Nullable Object stable(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return "\\x" + HexFormat.of().formatHex(bytes);
		}
		if (value != null && value.getClass().isArray()) {
			return stable(Arrays.asList(ObjectUtils.toObjectArray(value)));
		}
		return (value instanceof Collection<?> elements) ? stable(elements) : value;
	}

	static String sha256(String kind, byte[] bytes) {
		MessageDigest digest = sha256();
		digest.update(bytes);
		return text(kind, digest);
	}

	private static String text(String kind, MessageDigest digest) {
		return kind + ":" + HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * The checksum of a bulk insert whose rows come one by one.
	 */
	static final class OfRows {

		private final MessageDigest digest = sha256();

		private final StringBuilder buffer = new StringBuilder();

		OfRows(BulkInsert insert) {
			update(this.digest, insert.table() + " " + insert.columns() + " " + insert.types());
		}

		void add(List<@Nullable Object> row) {
			row.forEach((value) -> append(this.buffer, stable(value)));
			if (this.buffer.length() > BUFFER_LENGTH) {
				this.digest.update(this.buffer.toString().getBytes(StandardCharsets.UTF_8));
				this.buffer.setLength(0);
			}
		}

		/**
		 * Return the checksum, once and after the last row.
		 */
		String text() {
			update(this.digest, this.buffer);
			return Checksum.text("operation-1", this.digest);
		}

	}

}
