package dev.migration.boot.autoconfigure;

import java.util.List;

import dev.migration.autogenerate.UnmanagedObjects;
import org.jspecify.annotations.Nullable;

/**
 * Properties of the revisions that are written by comparing entities with the database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class AutogenerateProperties {

	/**
	 * Whether indexes on existing tables are created and dropped concurrently, in a
	 * revision of their own that runs without a transaction; unique constraints with a
	 * name take such an index over. PostgreSQL only.
	 */
	private @Nullable Boolean concurrentIndexes;

	/**
	 * Patterns of what alone is compared, such as 'app_*' or 'sequence:app_*'. Only kinds
	 * that a pattern is about are restricted.
	 */
	private @Nullable List<String> include;

	/**
	 * Patterns of what is not compared, such as 'spring_session*',
	 * 'column:book.legacy_*', 'index:ix_tmp_*', 'constraint:*', 'sequence:*' or
	 * 'enum-type:*'. Without a kind a pattern is about whatever is no part of a table.
	 */
	private @Nullable List<String> exclude;

	/**
	 * Further schemas whose objects are looked at, beside those that entities name.
	 */
	private @Nullable List<String> schemas;

	/**
	 * Whether types of columns are compared. Defaults to true.
	 */
	private @Nullable Boolean compareTypes;

	/**
	 * Whether defaults of columns are compared. Defaults to true.
	 */
	private @Nullable Boolean compareDefaults;

	/**
	 * Whether comments of tables and columns are compared. Defaults to true.
	 */
	private @Nullable Boolean compareComments;

	/**
	 * What becomes of tables, sequences and types that neither the entities nor the
	 * history know. Partitions, foreign tables and what belongs to an extension are never
	 * dropped.
	 */
	private @Nullable UnmanagedObjects unmanaged;

	public @Nullable Boolean getConcurrentIndexes() {
		return this.concurrentIndexes;
	}

	public void setConcurrentIndexes(@Nullable Boolean concurrentIndexes) {
		this.concurrentIndexes = concurrentIndexes;
	}

	public @Nullable List<String> getInclude() {
		return this.include;
	}

	public void setInclude(@Nullable List<String> include) {
		this.include = include;
	}

	public @Nullable List<String> getExclude() {
		return this.exclude;
	}

	public void setExclude(@Nullable List<String> exclude) {
		this.exclude = exclude;
	}

	public @Nullable List<String> getSchemas() {
		return this.schemas;
	}

	public void setSchemas(@Nullable List<String> schemas) {
		this.schemas = schemas;
	}

	public @Nullable Boolean getCompareTypes() {
		return this.compareTypes;
	}

	public void setCompareTypes(@Nullable Boolean compareTypes) {
		this.compareTypes = compareTypes;
	}

	public @Nullable Boolean getCompareDefaults() {
		return this.compareDefaults;
	}

	public void setCompareDefaults(@Nullable Boolean compareDefaults) {
		this.compareDefaults = compareDefaults;
	}

	public @Nullable Boolean getCompareComments() {
		return this.compareComments;
	}

	public void setCompareComments(@Nullable Boolean compareComments) {
		this.compareComments = compareComments;
	}

	public @Nullable UnmanagedObjects getUnmanaged() {
		return this.unmanaged;
	}

	public void setUnmanaged(@Nullable UnmanagedObjects unmanaged) {
		this.unmanaged = unmanaged;
	}

}
