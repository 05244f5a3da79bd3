package dev.migration.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.migration.dialect.Capabilities;
import dev.migration.schema.NamingConvention;
import org.jspecify.annotations.Nullable;

/**
 * What the person who starts a run tells its scripts. For the runner; scripts ask
 * {@link Operations#arguments()} and {@link Operations#tag()}.
 *
 * @param values the values by key, in the order in which they were given
 * @param tag the tag of the run, or {@code null} for none
 * @param placeholders the values of <code>${name}</code> in SQL scripts; with none, such
 * text is left as it is
 * @param naming the patterns of names that scripts leave open, by kind as in
 * {@link NamingConvention}; what is missing is named as usual
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ScriptArguments(Map<String, String> values, @Nullable String tag, Map<String, String> placeholders,
		Map<String, String> naming) {

	/**
	 * Nothing was said.
	 */
	public static final ScriptArguments NONE = new ScriptArguments(Map.of(), null);

	public ScriptArguments {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
		placeholders = Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
		naming = Map.copyOf(naming);
	}

	/**
	 * Create arguments without patterns.
	 * @param values the values by key
	 * @param tag the tag of the run, or {@code null} for none
	 * @param placeholders the values of placeholders in SQL scripts
	 */
	public ScriptArguments(Map<String, String> values, @Nullable String tag, Map<String, String> placeholders) {
		this(values, tag, placeholders, Map.of());
	}

	/**
	 * Create arguments without placeholders and patterns.
	 * @param values the values by key
	 * @param tag the tag of the run, or {@code null} for none
	 */
	public ScriptArguments(Map<String, String> values, @Nullable String tag) {
		this(values, tag, Map.of(), Map.of());
	}

	/**
	 * Return how things are named that scripts leave open.
	 * @param capabilities those of the database, which limits names
	 * @return the convention
	 */
	public NamingConvention namingConvention(Capabilities capabilities) {
		return new NamingConvention(capabilities.identifierLimit(), this.naming);
	}

}
