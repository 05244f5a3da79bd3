package dev.migration.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Properties of the names of constraints and indexes that a script does not name. They
 * are patterns in the words of SQLAlchemy, such as
 * {@code fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class NamingProperties {

	/**
	 * Pattern of the names of indexes.
	 */
	private @Nullable String ix;

	/**
	 * Pattern of the names of unique constraints.
	 */
	private @Nullable String uq;

	/**
	 * Pattern of the names of check constraints.
	 */
	private @Nullable String ck;

	/**
	 * Pattern of the names of foreign keys.
	 */
	private @Nullable String fk;

	/**
	 * Pattern of the names of primary keys.
	 */
	private @Nullable String pk;

	public @Nullable String getIx() {
		return this.ix;
	}

	public void setIx(@Nullable String ix) {
		this.ix = ix;
	}

	public @Nullable String getUq() {
		return this.uq;
	}

	public void setUq(@Nullable String uq) {
		this.uq = uq;
	}

	public @Nullable String getCk() {
		return this.ck;
	}

	public void setCk(@Nullable String ck) {
		this.ck = ck;
	}

	public @Nullable String getFk() {
		return this.fk;
	}

	public void setFk(@Nullable String fk) {
		this.fk = fk;
	}

	public @Nullable String getPk() {
		return this.pk;
	}

	public void setPk(@Nullable String pk) {
		this.pk = pk;
	}

	/**
	 * Return the patterns that are set.
	 */
	Map<String, String> patterns() {
		Map<String, String> patterns = new LinkedHashMap<>();
		put(patterns, "ix", this.ix);
		put(patterns, "uq", this.uq);
		put(patterns, "ck", this.ck);
		put(patterns, "fk", this.fk);
		put(patterns, "pk", this.pk);
		return patterns;
	}

	private static void put(Map<String, String> patterns, String kind, @Nullable String pattern) {
		if (pattern != null) {
			patterns.put(kind, pattern);
		}
	}

}
