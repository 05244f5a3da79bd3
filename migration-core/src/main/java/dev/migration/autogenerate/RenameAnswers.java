package dev.migration.autogenerate;

import java.util.List;

import org.springframework.util.Assert;

/**
 * What is said about renames, and who is asked about the others.
 *
 * @param given the renames that are known, such as {@code book.titel=title}; each has to
 * fit something
 * @param question is asked about what may have been renamed and nobody has said
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenameAnswers(List<String> given, RenameQuestion question) {

	/**
	 * Nothing is said, and nobody is there to be asked.
	 */
	public static final RenameAnswers NONE = new RenameAnswers(List.of(), RenameQuestion.NOBODY);

	public RenameAnswers {
		Assert.notNull(question, "'question' must not be null");
		given = List.copyOf(given);
	}

}
