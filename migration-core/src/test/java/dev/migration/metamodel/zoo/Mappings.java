package dev.migration.metamodel.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All mappings that are written as text, in groups that share a database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Mappings {

	private static final int SLICES = 16;

	private Mappings() {
	}

	/**
	 * Return all mappings.
	 * @return the mappings, in a fixed order
	 */
	public static List<Mapping> all() {
		return groups().stream().flatMap(List::stream).toList();
	}

	/**
	 * Return the mappings in groups, of the same settings each: first what is a case of
	 * its own, then one of each product, then the rest.
	 * @return the groups, in a fixed order
	 */
	public static List<List<Mapping>> groups() {
		List<List<Mapping>> slices = new ArrayList<>();
		for (int i = 0; i < SLICES; i++) {
			slices.add(new ArrayList<>());
		}
		List<Mapping> products = new ArrayList<>(TypeProducts.all());
		products.addAll(KeyProducts.all());
		products.addAll(CollectionProducts.all());
		for (int i = 0; i < products.size(); i++) {
			slices.get(i % SLICES).add(products.get(i));
		}
		Map<Map<String, String>, List<Mapping>> others = new LinkedHashMap<>();
		List<Mapping> named = new ArrayList<>(NameProducts.all());
		named.addAll(Particulars.settings());
		named.forEach(
				(mapping) -> others.computeIfAbsent(mapping.settings(), (settings) -> new ArrayList<>()).add(mapping));
		List<List<Mapping>> groups = new ArrayList<>();
		groups.add(Particulars.all());
		List<List<Mapping>> bySettings = new ArrayList<>(others.values());
		groups.add(slices.remove(0));
		groups.add(bySettings.remove(others.size() / 3));
		groups.addAll(slices);
		groups.addAll(bySettings);
		return groups;
	}

	/**
	 * Return what there is no such schema of: Hibernate or the server refuses to create
	 * it, for the reason that is written in {@code refused.txt}.
	 * @param database the name of the database
	 * @return the names of mappings
	 */
	public static Set<String> refused(String database) {
		try (InputStream refused = Mappings.class.getResourceAsStream("refused.txt")) {
			return new String(refused.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map((line) -> line.split(": ", 3))
				.filter((parts) -> parts[0].equals("all") || parts[0].equals(database))
				.map((parts) -> parts[1])
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return why a mapping that Hibernate can create is not compared on a database.
	 * @param mapping the mapping
	 * @param database the name of the database
	 * @return the reason, or nothing if it has to be
	 */
	public static Optional<String> notModelled(Mapping mapping, String database) {
		if (database.startsWith("h2") && mapping.name().startsWith("EnumTypeAs")) {
			return Optional.of("gets a domain of each enum type, and the model has no domains");
		}
		boolean quoted = mapping.name().endsWith("QuotedWord")
				|| mapping.settings().containsKey("hibernate.globally_quoted_identifiers")
				|| mapping.settings().containsKey("hibernate.auto_quote_keyword");
		if (database.equals("h2") && quoted) {
			return Optional.of("keeps quoted names in lower case apart from others; see 'h2 in lower case'");
		}
		return Optional.empty();
	}

}
