package dev.migration.autogenerate;

import org.jspecify.annotations.Nullable;

/**
 * What a reviewer has to think about before an operation runs on data.
 *
 * @param text a sentence
 * @param question what the data can say about it, or {@code null} if it decides nothing
 */
record DataNote(String text, @Nullable DataQuestion question) {

}
