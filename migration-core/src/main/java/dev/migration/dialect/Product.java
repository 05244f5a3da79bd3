package dev.migration.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The databases that have a dialect. A new one is one constant.
 */
enum Product {

	POSTGRESQL("PostgreSQL", "14", "jdbc:postgresql:", (server) -> new PostgreSqlDialect(server.version().major())),

	MARIADB("MariaDB", "10.6", "jdbc:mariadb:",
			(server) -> new MariaDbDialect(server.version().major(), server.version().minor())),

	MYSQL("MySQL", "8", "jdbc:mysql:",
			(server) -> new MySqlDialect(server.version().major(), server.version().minor())),

	H2("H2", "2.4", "jdbc:h2:", (server) -> new H2Dialect(server.nameCase()));

	private final String product;

	private final ServerVersion oldest;

	private final String url;

	private final Function<Server, Dialect> dialects;

	Product(String product, String oldest, String url, Function<Server, Dialect> dialects) {
		this.product = product;
		this.oldest = ServerVersion.of(oldest);
		this.url = url;
		this.dialects = dialects;
	}

	/**
	 * Return the name by which properties choose the dialect.
	 * @return the name in lower case
	 */
	String dialectName() {
		return this.product.toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the product and the oldest version that is supported.
	 * @return such as {@code PostgreSQL 14}
	 */
	String supported() {
		return this.product + " " + this.oldest;
	}

	/**
	 * Return the dialect for the newest version.
	 * @param nameCase what the server makes of names that are not quoted
	 * @return the dialect
	 */
	Dialect newest(NameCase nameCase) {
		return this.dialects.apply(new Server(this.product, ServerVersion.NEWEST, nameCase));
	}

	static Optional<Product> named(String name) {
		for (Product one : values()) {
			if (one.dialectName().equalsIgnoreCase(name)) {
				return Optional.of(one);
			}
		}
		return Optional.empty();
	}

	static Optional<Product> ofUrl(String url) {
		String text = url.strip().toLowerCase(Locale.ROOT);
		for (Product one : values()) {
			if (text.startsWith(one.url)) {
				return Optional.of(one);
			}
		}
		return Optional.empty();
	}

	/**
	 * Return the dialect of a server.
	 * @return the dialect, or empty if there is none or the server is too old
	 */
	static Optional<Dialect> dialectOf(Server server) {
		Optional<Product> product = named(server.product());
		boolean supported = product.isPresent() && server.version().isAtLeast(product.get().oldest);
		return supported ? Optional.of(product.get().dialects.apply(server)) : Optional.empty();
	}

	/**
	 * A server as its driver describes it.
	 *
	 * @param product its name
	 * @param version its version
	 * @param nameCase what it makes of names that are not quoted
	 */
	record Server(String product, ServerVersion version, NameCase nameCase) {

		static Server of(String product, String version, NameCase nameCase) {
			return new Server(productOf(product, version), ServerVersion.of(version), nameCase);
		}

		// MySQL's driver takes every server for its own: '11.4.2-MariaDB'
		private static String productOf(String product, String version) {
			return (version.contains("MariaDB")) ? "MariaDB" : product;
		}

	}

}
