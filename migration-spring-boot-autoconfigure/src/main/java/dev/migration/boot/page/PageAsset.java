package dev.migration.boot.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.springframework.core.io.ClassPathResource;

/**
 * The style sheet or script of the page, which is part of the document.
 *
 * @param text its text
 */
record PageAsset(String text) {

	/**
	 * Read one of our own. A browser compares its hash after making line feeds of all
	 * line ends.
	 */
	static PageAsset of(String name) {
		try {
			return new PageAsset(new ClassPathResource(name, PageAsset.class).getContentAsString(StandardCharsets.UTF_8)
				.replace("\r\n", "\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return how a content security policy names it.
	 */
	String source() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.UTF_8));
			return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
