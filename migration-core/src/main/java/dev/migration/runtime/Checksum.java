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
import dev.migration.operation.Rows;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * Checksums with the name of what was summed in front, so that a later way of summing is
 * not taken for an edited script.
 */
final class Checksum {

	private Checksum() {
	}

	/**
	 * Sum up what a script asked for: its operations and the names of its data work.
	 * @param operations the operations
	 * @param work the names of the data work
	 * @return the checksum
	 */
	static String of(List<Operation> operations, List<String> work) {
		List<Operation> stable = operations.stream().map(Checksum::stable).toList();
		return sha256("operations-2", (stable + "\n" + work).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Only data work holds values of the script's own, of which arrays print where they
	 * are in memory.
	 */
	private static Operation stable(Operation operation) {
		if (operation instanceof ExecuteSql data) {
			return new ExecuteSql(data.sql(), stable(data.parameters()));
		}
		if (operation instanceof BulkInsert data) {
			return new BulkInsert(data.table(), data.columns(), data.types(),
					Rows.of(data.rows().stream().map(Checksum::stable).toList()));
		}
		return operation;
	}

	private static List<@Nullable Object> stable(Collection<?> values) {
		List<@Nullable Object> result = new ArrayList<>();
		values.forEach((value) -> result.add(stable(value)));
		return result;
	}

	private static @Nullable Object stable(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return "\\x" + HexFormat.of().formatHex(bytes);
		}
		if (value != null && value.getClass().isArray()) {
			return stable(Arrays.asList(ObjectUtils.toObjectArray(value)));
		}
		return (value instanceof Collection<?> elements) ? stable(elements) : value;
	}

	static String sha256(String kind, byte[] bytes) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
			return kind + ":" + HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
