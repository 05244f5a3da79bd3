package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.autogenerate.AutogenerateOptions;
import dev.migration.autogenerate.ObjectFilter;
import dev.migration.autogenerate.ObjectPatterns;
import dev.migration.autogenerate.UnmanagedObjects;
import dev.migration.runtime.OnEdited;
import dev.migration.runtime.OnUnknown;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.RunPolicy;
import dev.migration.runtime.StatementLimits;
import dev.migration.runtime.TransactionMode;
import dev.migration.schema.Name;
import dev.migration.scripts.FileNames;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the properties say about one database, with what they leave to all databases and
 * to the defaults.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DatabaseSettings {

	/**
	 * The name of a database that is the only one.
	 */
	public static final String DEFAULT_NAME = "default";

	static final String PREFIX = "migration";

	// Neither patterns nor the root
	private static final Pattern CLASS_PATH = Pattern.compile("\\s*classpath\\*?:/*([^*?\\s]*[^*?/\\s])/*\\s*");

	private static final String FOLDER = "db/revision";

	private final String name;

	private final String prefix;

	private final DatabaseProperties own;

	private final DatabaseProperties shared;

	/** Whether the database has properties of its own. */
	private final boolean named;

	private DatabaseSettings(String name, @Nullable String prefix, DatabaseProperties own, DatabaseProperties shared) {
		this.name = name;
		this.named = prefix != null;
		this.prefix = (prefix != null) ? prefix : PREFIX;
		this.own = own;
		this.shared = shared;
	}

	/**
	 * Return the settings of the only database.
	 */
	static DatabaseSettings single(DatabaseProperties properties) {
		return new DatabaseSettings(DEFAULT_NAME, null, properties, properties);
	}

	/**
	 * Return the settings of one of several schemas, which share all but their state.
	 */
	static DatabaseSettings schema(String schema, DatabaseProperties shared) {
		DatabaseProperties own = new DatabaseProperties();
		own.setSchema(schema);
		return new DatabaseSettings(schema, null, own, shared);
	}

	/**
	 * Return the settings of one of several databases.
	 */
	static DatabaseSettings named(String name, DatabaseProperties own, DatabaseProperties shared) {
		return new DatabaseSettings(name, NamedDatabases.PREFIX + "." + name, own, shared);
	}

	/**
	 * Return what the user calls the database.
	 * @return the name, {@code default} if there is only one
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the full name of one of the database's own properties.
	 * @param property the end of the name, such as {@code url}
	 * @return the name, such as {@code migration.databases.billing.url}
	 */
	public String key(String property) {
		return this.prefix + "." + property;
	}

	/**
	 * Return whether there is only this database, though perhaps several of its schemas.
	 * @return {@code false} for databases below {@code migration.databases}
	 */
	public boolean isSingle() {
		return !this.named;
	}

	/**
	 * Return whether this is one of the schemas of a database.
	 * @return {@code true} for those of {@code migration.schemas}
	 */
	public boolean isSchema() {
		return !this.named && this.own != this.shared;
	}

	boolean isNamed() {
		return this.named;
	}

	/**
	 * Return what says which database it is. Never shared.
	 */
	DatabaseProperties connection() {
		return this.named ? this.own : this.shared;
	}

	/**
	 * Return what a start does.
	 * @return what it does
	 */
	public OnStartup onStartup() {
		return first(this.own.getOnStartup(), this.shared.getOnStartup(), OnStartup.UPGRADE);
	}

	/**
	 * Return what a start does about revisions that the application does not have.
	 * @return what it does
	 */
	public OnUnknown onUnknown() {
		return first(this.own.getOnUnknown(), this.shared.getOnUnknown(), OnUnknown.FAIL);
	}

	Duration waitTimeout() {
		return first(this.own.getWaitTimeout(), this.shared.getWaitTimeout(), Duration.ofMinutes(5));
	}

	Duration lockTimeout() {
		return first(this.own.getLock().getTimeout(), this.shared.getLock().getTimeout(),
				RunOptions.DEFAULT_LOCK_TIMEOUT);
	}

	Duration statementLockTimeout() {
		return first(this.own.getDdl().getLockTimeout(), this.shared.getDdl().getLockTimeout(),
				StatementLimits.DEFAULT.lockTimeout());
	}

	Duration statementTimeout() {
		return first(this.own.getDdl().getStatementTimeout(), this.shared.getDdl().getStatementTimeout(),
				StatementLimits.DEFAULT.statementTimeout());
	}

	int retries() {
		return first(this.own.getDdl().getRetries(), this.shared.getDdl().getRetries(),
				StatementLimits.DEFAULT.retries());
	}

	TransactionMode transaction() {
		return first(this.own.getTransaction(), this.shared.getTransaction(), RunPolicy.DEFAULT.transaction());
	}

	OnEdited onEdited() {
		return first(this.own.getOnEdited(), this.shared.getOnEdited(), RunPolicy.DEFAULT.onEdited());
	}

	/**
	 * Return what is allowed to happen in a run.
	 */
	RunPolicy policy() {
		return RunPolicy.DEFAULT.withLimits(new StatementLimits(statementLockTimeout(), statementTimeout(), retries()))
			.withTransaction(transaction())
			.withOnEdited(onEdited());
	}

	/**
	 * Return where a start wants the database.
	 * @return the target as it is written
	 */
	public String target() {
		return first(this.own.getTarget(), this.shared.getTarget(), "heads");
	}

	List<String> locations() {
		List<String> locations = connection().getLocations();
		return (locations != null) ? locations : List.of("classpath:" + folder());
	}

	/**
	 * Return whether somebody has said where scripts are.
	 */
	boolean hasOwnLocations() {
		return connection().getLocations() != null;
	}

	@Nullable String schema() {
		return text(this.own.getSchema(), this.shared.getSchema());
	}

	String versionTable() {
		return first(this.own.getVersionTable(), this.shared.getVersionTable(), "migration_version");
	}

	Map<String, String> arguments() {
		return merged(this.own.getArguments(), this.shared.getArguments());
	}

	/**
	 * Return what stands for placeholders in SQL revisions.
	 */
	Map<String, String> placeholders() {
		return merged(this.own.getPlaceholders(), this.shared.getPlaceholders());
	}

	/**
	 * Return the patterns of names by the kind of what is named.
	 */
	Map<String, String> naming() {
		return merged(this.own.getNaming().patterns(), this.shared.getNaming().patterns());
	}

	/**
	 * Return whether written revisions create indexes concurrently.
	 * @return {@code true} if they do
	 */
	public boolean concurrentIndexes() {
		return first(this.own.getAutogenerate().getConcurrentIndexes(),
				this.shared.getAutogenerate().getConcurrentIndexes(), false);
	}

	/**
	 * Return whether revisions are tried out before they are written.
	 * @return {@code true} if they are, as far as there is a database for it
	 */
	public boolean proof() {
		return first(this.own.getProof().getEnabled(), this.shared.getProof().getEnabled(), true);
	}

	/**
	 * Return where scratch databases are made, if that is said. User and password belong
	 * to the URL.
	 */
	@Nullable ProofProperties proofConnection() {
		if (StringUtils.hasText(this.own.getProof().getUrl())) {
			return this.own.getProof();
		}
		return StringUtils.hasText(this.shared.getProof().getUrl()) ? this.shared.getProof() : null;
	}

	/**
	 * Return which objects take part in comparisons, by their names.
	 * @return the filter
	 */
	public ObjectFilter objectPatterns() {
		return ObjectPatterns.of(include(), exclude());
	}

	List<String> include() {
		return first(this.own.getAutogenerate().getInclude(), this.shared.getAutogenerate().getInclude(), List.of());
	}

	List<String> exclude() {
		return first(this.own.getAutogenerate().getExclude(), this.shared.getAutogenerate().getExclude(), List.of());
	}

	/**
	 * Return what comparisons look at.
	 * @return the options
	 */
	public AutogenerateOptions autogenerateOptions() {
		AutogenerateProperties own = this.own.getAutogenerate();
		AutogenerateProperties shared = this.shared.getAutogenerate();
		return new AutogenerateOptions(first(own.getCompareTypes(), shared.getCompareTypes(), true),
				first(own.getCompareDefaults(), shared.getCompareDefaults(), true),
				first(own.getCompareComments(), shared.getCompareComments(), true),
				first(own.getUnmanaged(), shared.getUnmanaged(), UnmanagedObjects.REPORT),
				schemas().stream().map(String::strip).map(Name::of).toList());
	}

	List<String> schemas() {
		return first(this.own.getAutogenerate().getSchemas(), this.shared.getAutogenerate().getSchemas(), List.of());
	}

	/**
	 * Return the language of the database, if that is said.
	 */
	@Nullable String dialect() {
		return text(this.own.getDialect(), this.shared.getDialect());
	}

	/**
	 * Return where the sources of scripts are, if that is said.
	 * @return the folders in order, none if the default is to be taken
	 */
	public List<String> scriptDirectories() {
		return Objects.requireNonNullElse(connection().getScriptDirectory(), List.of());
	}

	/**
	 * Return where new scripts go below a source root unless something else is said:
	 * where this database finds them, if it looks into one folder of the class path.
	 * @return the folder
	 */
	public String sourceFolder() {
		List<String> folders = locations().stream()
			.map(CLASS_PATH::matcher)
			.filter(Matcher::matches)
			.map((location) -> location.group(1))
			.toList();
		return (folders.size() == 1) ? folders.get(0) : folder();
	}

	/**
	 * Return where scripts are below a source root unless something else is said.
	 * @return the folder, with a legal name for a package
	 */
	String folder() {
		return isNamed() ? FOLDER + "/" + this.name.replace('-', '_') : FOLDER;
	}

	/**
	 * Return the user's own template.
	 * @return its location, or {@code null} for the tool's template
	 */
	public @Nullable String template() {
		return text(this.own.getTemplate(), this.shared.getTemplate());
	}

	/**
	 * Return how files of new scripts are named.
	 * @return the name with its tokens
	 */
	public String fileName() {
		return first(this.own.getFileName(), this.shared.getFileName(), FileNames.STANDARD_TEMPLATE);
	}

	/**
	 * Return how much of a message goes into the name of a file.
	 * @return the number of characters
	 */
	public int slugLength() {
		return first(this.own.getSlugLength(), this.shared.getSlugLength(), FileNames.STANDARD_SLUG_LENGTH);
	}

	/**
	 * Return the time zone of dates in the names of files.
	 * @return what the user calls it
	 */
	public String timeZone() {
		return first(this.own.getTimeZone(), this.shared.getTimeZone(), "UTC");
	}

	/**
	 * Return whose entities are compared.
	 * @return the name of the persistence unit, or {@code null} if it is not said
	 */
	public @Nullable String persistenceUnit() {
		return text(this.own.getPersistenceUnit(), this.shared.getPersistenceUnit());
	}

	/**
	 * Return the programs that are run on a new file.
	 * @return the command lines in order, by the name of the hook
	 */
	public Map<String, String> postWriteHooks() {
		return merged(this.own.getPostWriteHooks(), this.shared.getPostWriteHooks());
	}

	/**
	 * Return the full name of the property that a setting is taken from, for errors.
	 */
	String origin(String property, Function<DatabaseProperties, @Nullable Object> getter) {
		return (getter.apply(this.own) != null) ? key(property) : PREFIX + "." + property;
	}

	private static <T> T first(@Nullable T own, @Nullable T shared, T otherwise) {
		if (own != null) {
			return own;
		}
		return (shared != null) ? shared : otherwise;
	}

	private static @Nullable String text(@Nullable String own, @Nullable String shared) {
		String value = (own != null) ? own : shared;
		return StringUtils.hasText(value) ? value : null;
	}

	private static Map<String, String> merged(Map<String, String> own, Map<String, String> shared) {
		Map<String, String> values = new LinkedHashMap<>(shared);
		values.putAll(own);
		return values;
	}

}
