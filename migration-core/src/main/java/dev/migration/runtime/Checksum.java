package dev.migration.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import dev.migration.operation.Operation;

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
		return sha256("operations-1", (operations + "\n" + work).getBytes(StandardCharsets.UTF_8));
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
