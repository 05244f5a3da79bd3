package dev.migration.boot.actuate;

import org.jspecify.annotations.Nullable;

/**
 * A revision in one of the databases.
 *
 * @param detail what is known of it, or {@code null} if the database does not have it
 * @param failure why not, or {@code null} if it has
 */
record FoundRevision(@Nullable RevisionDetailDescriptor detail, @Nullable RuntimeException failure) {

	static FoundRevision failed(RuntimeException failure) {
		return new FoundRevision(null, failure);
	}

}
