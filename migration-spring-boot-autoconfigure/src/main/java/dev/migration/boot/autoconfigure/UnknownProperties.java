package dev.migration.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Warns of properties that nobody reads, since they are misspelt. What a command sets for
 * itself is left out, so that it does not hide a value that makes no sense.
 */
final class UnknownProperties {

	/** The name of the property source of a command's own rules. */
	static final String COMMAND_RULES = "dev.migration.command";

	private static final Logger logger = LoggerFactory.getLogger(UnknownProperties.class);

	private static final ConfigurationPropertyName DATABASES = ConfigurationPropertyName.of(NamedDatabases.PREFIX);

	private final Environment environment;

	UnknownProperties(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Check all properties.
	 * @param databases the names of the databases, none if there is only one
	 * @throws BindException if a value is of the wrong type
	 */
	void check(Collection<String> databases) {
		TreeMap<String, String> unknown = new TreeMap<>();
		check(ConfigurationPropertyName.of(DatabaseSettings.PREFIX), MigrationProperties.class, unknown);
		for (String name : databases) {
			check(ConfigurationPropertyName.adapt(NamedDatabases.PREFIX + "." + name, '.'), DatabaseProperties.class,
					unknown);
		}
		for (Map.Entry<String, String> property : unknown.entrySet()) {
			logger.warn("Property '{}' is unknown and does nothing; {}", property.getKey(), property.getValue());
		}
	}

	private void check(ConfigurationPropertyName prefix, Class<?> type, TreeMap<String, String> unknown) {
		List<ConfigurationPropertySource> sources = sources();
		if (!isAnySet(prefix, sources)) {
			return;
		}
		// Without one that may have anything, groups that nobody uses are not looked into
		sources.add(0, (name) -> null);
		Set<String> known = new TreeSet<>();
		BindHandler handler = new NoUnboundElementsBindHandler(new KnownNames(prefix, known),
				UnknownProperties::isRead);
		try {
			new Binder(sources, new PropertySourcesPlaceholdersResolver(this.environment)).bind(prefix,
					Bindable.of(type), handler);
		}
		catch (BindException ex) {
			if (!(ex.getCause() instanceof UnboundConfigurationPropertiesException unbound)) {
				throw ex;
			}
			for (ConfigurationProperty property : unbound.getUnboundProperties()) {
				ConfigurationPropertyName name = property.getName();
				if (type != MigrationProperties.class || !DATABASES.isAncestorOf(name)) {
					unknown.put(name.toString(), advice(prefix, name, known));
				}
			}
		}
	}

	/**
	 * Where nothing is set nothing is misspelt. Binding once more to learn that took a
	 * fifth of a start with nothing to do.
	 */
	private static boolean isAnySet(ConfigurationPropertyName prefix, List<ConfigurationPropertySource> sources) {
		for (ConfigurationPropertySource source : sources) {
			if (isRead(source) && source.containsDescendantOf(prefix) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	private static String advice(ConfigurationPropertyName prefix, ConfigurationPropertyName name, Set<String> known) {
		int start = prefix.getNumberOfElements();
		String first = Objects.requireNonNull(name.getElement(start, Form.DASHED));
		String rest = name.toString().substring(name.chop(start + 1).toString().length());
		String all = first + rest;
		List<String> meant = known.stream().filter((one) -> isAlike(one, all)).toList();
		if (meant.isEmpty()) {
			meant = (known.contains(first) ? Suggestion.nearest(all, known)
					: Suggestion.nearest(first, known).map((near) -> near + rest))
				.stream()
				.toList();
		}
		return meant.isEmpty() ? "remove it or correct its name"
				: meant.stream()
					.map((one) -> "'" + prefix + "." + one + "'")
					.collect(Collectors.joining(" or ", "did you mean ", "?"));
	}

	/**
	 * A group that was left out, or a hyphen for a point.
	 */
	private static boolean isAlike(String known, String name) {
		return known.endsWith("." + name) || known.replace('.', '-').equals(name.replace('.', '-'));
	}

	/**
	 * Variables of other tools may start with the same word.
	 */
	private static boolean isRead(ConfigurationPropertySource source) {
		return !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource);
	}

	private List<ConfigurationPropertySource> sources() {
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (!(source.getUnderlyingSource() instanceof PropertySource<?> properties
					&& properties.getName().equals(COMMAND_RULES))) {
				sources.add(source);
			}
		}
		return sources;
	}

	/**
	 * The names that binding asks for.
	 */
	private record KnownNames(ConfigurationPropertyName prefix, Set<String> names) implements BindHandler {

		@Override
		public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
			if (this.prefix.isAncestorOf(name)) {
				this.names.add(name.toString().substring(this.prefix.toString().length() + 1));
			}
			return target;
		}

	}

}
