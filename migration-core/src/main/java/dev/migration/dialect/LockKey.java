package dev.migration.dialect;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import dev.migration.schema.QualifiedName;

/**
 * What a lock is known by: a hash of schema and version table, short enough for every
 * database.
 */
final class LockKey {

	private final byte[] digest;

	private LockKey(byte[] digest) {
		this.digest = digest;
	}

	static LockKey of(QualifiedName versionTable) {
		try {
			return new LockKey(MessageDigest.getInstance("SHA-256")
				.digest(versionTable.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	long number() {
		return new BigInteger(1, Arrays.copyOf(this.digest, Long.BYTES)).longValue();
	}

	/**
	 * Return the hash as text.
	 * @return 40 hexadecimal digits
	 */
	String text() {
		return HexFormat.of().formatHex(this.digest, 0, 20);
	}

}
