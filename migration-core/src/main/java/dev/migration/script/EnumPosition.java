package dev.migration.script;

import org.jspecify.annotations.Nullable;

/**
 * A place among the values of an enum type, made by {@link Ddl#before(String)} and
 * {@link Ddl#after(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class EnumPosition {

	private final @Nullable String before;

	private final @Nullable String after;

	EnumPosition(@Nullable String before, @Nullable String after) {
		this.before = before;
		this.after = after;
	}

	@Nullable String before() {
		return this.before;
	}

	@Nullable String after() {
		return this.after;
	}

}
