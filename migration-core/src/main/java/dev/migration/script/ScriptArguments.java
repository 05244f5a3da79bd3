package dev.migration.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the person who starts a run tells its scripts. For the runner; scripts ask
 * {@link Operations#arguments()} and {@link Operations#tag()}.
 *
 * @param values the values by key, in the order in which they were given
 * @param tag the tag of the run, or {@code null} for none
 * @param placeholders the values of <code>${name}</code> in SQL scripts; with none, such
 * text is left as it is
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ScriptArguments(Map<String, String> values, @Nullable String tag, Map<String, String> placeholders) {

	/**
	 * Nothing was said.
	 */
	public static final ScriptArguments NONE = new ScriptArguments(Map.of(), null, Map.of());

	public ScriptArguments {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
		placeholders = Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
	}

	/**
	 * Create arguments without placeholders.
	 * @param values the values by key
	 * @param tag the tag of the run, or {@code null} for none
	 */
	public ScriptArguments(Map<String, String> values, @Nullable String tag) {
		this(values, tag, Map.of());
	}

}
