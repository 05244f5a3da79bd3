package dev.migration.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A number for the content of a file.
 */
final class FileFingerprint {

	private static final int BUFFER_LENGTH = 8192;

	private FileFingerprint() {
	}

	/**
	 * Return the number of a file.
	 * @param digest what {@link #sha256()} has returned, not to be shared between threads
	 */
	static String of(MessageDigest digest, byte[] content) {
		return HexFormat.of().formatHex(digest.digest(content));
	}

	/**
	 * Return the number of a text. Line ends make no difference, since tools that copy
	 * texts change them.
	 */
	static String ofText(InputStream content) throws IOException {
		MessageDigest digest = sha256();
		byte[] buffer = new byte[BUFFER_LENGTH];
		for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
			update(digest, buffer, length);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Return the number of a text that has been read.
	 * @param digest what {@link #sha256()} has returned; it is reset afterwards, and not
	 * to be shared between threads
	 */
	static String ofText(MessageDigest digest, byte[] content, int length) {
		update(digest, content, length);
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void update(MessageDigest digest, byte[] content, int length) {
		int start = 0;
		for (int index = 0; index < length; index++) {
			if (content[index] == '\r') {
				digest.update(content, start, index - start);
				start = index + 1;
			}
		}
		digest.update(content, start, length - start);
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
