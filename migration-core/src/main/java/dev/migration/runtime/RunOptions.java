package dev.migration.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.script.ScriptArguments;
import org.jspecify.annotations.Nullable;

/**
 * How revisions are run.
 *
 * @param lockTimeout how long to wait for another instance that is migrating
 * @param applicationVersion the version of the application, for the history, or
 * {@code null} if unknown
 * @param host the machine, for the history; an empty name is looked up when it is needed,
 * which may ask a server
 * @param callbacks what is called around runs and revisions, in order
 * @param clock tells the time
 * @param arguments what scripts may ask for, by key
 * @param tag what the run is called in scripts and in the history, or {@code null} for
 * nothing
 * @param placeholders the values of <code>${name}</code> in SQL scripts, by name; with
 * none, such text is left as it is
 * @param naming the patterns of names that scripts leave open, by kind as in
 * {@link dev.migration.schema.NamingConvention}
 * @param policy what is allowed to happen in a run
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RunOptions(Duration lockTimeout, @Nullable String applicationVersion, String host,
		List<MigrationCallback> callbacks, Clock clock, Map<String, String> arguments, @Nullable String tag,
		Map<String, String> placeholders, Map<String, String> naming, RunPolicy policy) {

	/**
	 * How long to wait for the lock if nothing is said.
	 */
	public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofMinutes(5);

	// PostgreSQL cuts names at 63 bytes
	private static final int LONGEST_NAME = 63;

	public RunOptions {
		callbacks = List.copyOf(callbacks);
		arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
		placeholders = Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
		naming = Map.copyOf(naming);
	}

	/**
	 * Create options without arguments and tag.
	 * @param lockTimeout how long to wait for another instance that is migrating
	 * @param applicationVersion the version of the application, or {@code null} if
	 * unknown
	 * @param host the machine
	 * @param callbacks what is called around runs and revisions, in order
	 * @param clock tells the time
	 */
	public RunOptions(Duration lockTimeout, @Nullable String applicationVersion, String host,
			List<MigrationCallback> callbacks, Clock clock) {
		this(lockTimeout, applicationVersion, host, callbacks, clock, Map.of(), null, Map.of(), Map.of(),
				RunPolicy.DEFAULT);
	}

	/**
	 * Return the machine.
	 * @return its name
	 */
	@Override
	public String host() {
		return this.host.isEmpty() ? LocalMachine.NAME : this.host;
	}

	/**
	 * Return options with another time to wait for the lock.
	 * @param timeout how long to wait for another instance that is migrating
	 * @return the changed options
	 */
	public RunOptions withLockTimeout(Duration timeout) {
		return new RunOptions(timeout, this.applicationVersion, this.host, this.callbacks, this.clock, this.arguments,
				this.tag, this.placeholders, this.naming, this.policy);
	}

	/**
	 * Return options with another version of the application.
	 * @param version the version, or {@code null} if unknown
	 * @return the changed options
	 */
	public RunOptions withApplicationVersion(@Nullable String version) {
		return new RunOptions(this.lockTimeout, version, this.host, this.callbacks, this.clock, this.arguments,
				this.tag, this.placeholders, this.naming, this.policy);
	}

	/**
	 * Return options with another name of the machine.
	 * @param name the name
	 * @return the changed options
	 */
	public RunOptions withHost(String name) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, name, this.callbacks, this.clock,
				this.arguments, this.tag, this.placeholders, this.naming, this.policy);
	}

	/**
	 * Return options with other callbacks.
	 * @param others what is called instead, in order
	 * @return the changed options
	 */
	public RunOptions withCallbacks(List<MigrationCallback> others) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, this.host, others, this.clock, this.arguments,
				this.tag, this.placeholders, this.naming, this.policy);
	}

	/**
	 * Return options with another clock.
	 * @param other the clock
	 * @return the changed options
	 */
	public RunOptions withClock(Clock other) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, this.host, this.callbacks, other,
				this.arguments, this.tag, this.placeholders, this.naming, this.policy);
	}

	/**
	 * Return options with other arguments.
	 * @param others the arguments that take the place of all those before
	 * @return the changed options
	 */
	public RunOptions withArguments(Map<String, String> others) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, this.host, this.callbacks, this.clock, others,
				this.tag, this.placeholders, this.naming, this.policy);
	}

	/**
	 * Return options with another tag.
	 * @param name the tag, or {@code null} for none
	 * @return the changed options
	 */
	public RunOptions withTag(@Nullable String name) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, this.host, this.callbacks, this.clock,
				this.arguments, name, this.placeholders, this.naming, this.policy);
	}

	/**
	 * Return options with other placeholders.
	 * @param others the values by name that take the place of all those before
	 * @return the changed options
	 */
	public RunOptions withPlaceholders(Map<String, String> others) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, this.host, this.callbacks, this.clock,
				this.arguments, this.tag, others, this.naming, this.policy);
	}

	/**
	 * Return options with other names of what scripts leave open.
	 * @param others the patterns by kind that take the place of all those before
	 * @return the changed options
	 */
	public RunOptions withNaming(Map<String, String> others) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, this.host, this.callbacks, this.clock,
				this.arguments, this.tag, this.placeholders, others, this.policy);
	}

	/**
	 * Return options with another policy.
	 * @param other what is allowed to happen in a run
	 * @return the changed options
	 */
	public RunOptions withPolicy(RunPolicy other) {
		return new RunOptions(this.lockTimeout, this.applicationVersion, this.host, this.callbacks, this.clock,
				this.arguments, this.tag, this.placeholders, this.naming, other);
	}

	/**
	 * Return what scripts are told.
	 * @return arguments, tag and placeholders
	 */
	public ScriptArguments scriptArguments() {
		return new ScriptArguments(this.arguments, this.tag, this.placeholders, this.naming);
	}

	/**
	 * Return what the session of a run is called where people look at sessions.
	 */
	String sessionName() {
		String version = (this.applicationVersion != null) ? this.applicationVersion + " " : "";
		// Servers replace what is not ASCII
		String name = ("migration " + version + "on " + host()).replaceAll("[^ -~]+", "?");
		return name.substring(0, Math.min(LONGEST_NAME, name.length()));
	}

}
