package dev.migration.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the dialect of a database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Dialects {

	/**
	 * The databases that have a dialect, each with its oldest version.
	 */
	public static final List<String> SUPPORTED = Arrays.stream(Product.values()).map(Product::supported).toList();

	// Options of H2
	private static final Pattern TO_LOWER = Pattern.compile(";\\s*DATABASE_TO_LOWER\\s*=\\s*TRUE\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NOT_TO_UPPER = Pattern.compile(";\\s*DATABASE_TO_UPPER\\s*=\\s*FALSE\\b",
			Pattern.CASE_INSENSITIVE);

	private Dialects() {
	}

	/**
	 * Return the dialect of a server.
	 * @param product the product's name as its driver gives it
	 * @param version its version as the driver gives it
	 * @return the dialect for this version, or empty if there is none or the server is
	 * too old
	 */
	public static Optional<Dialect> ofProduct(String product, String version) {
		return ofProduct(product, version, NameCase.UPPER);
	}

	/**
	 * Return the dialect of a server.
	 * @param product the product's name as its driver gives it
	 * @param version its version as the driver gives it
	 * @param nameCase what the server makes of names that are not quoted; matters where
	 * that can be chosen
	 * @return the dialect for this version, or empty if there is none or the server is
	 * too old
	 */
	public static Optional<Dialect> ofProduct(String product, String version, NameCase nameCase) {
		return Product.dialectOf(Product.Server.of(product, version, nameCase));
	}

	/**
	 * Return the dialect that properties name.
	 * @param name the name of a dialect, in any case
	 * @return the dialect for the newest version
	 * @throws UnknownDialectException if there is no such dialect
	 */
	public static Dialect named(String name) {
		return Product.named(name.strip())
			.map((product) -> product.newest(NameCase.UPPER))
			.orElseThrow(() -> new UnknownDialectException(name));
	}

	/**
	 * Return the dialect of the database that a URL leads to, as far as the URL tells:
	 * one for MySQL may lead to a MariaDB server.
	 * @param url the JDBC URL
	 * @return the dialect for the newest version, or empty if there is none for the URL
	 */
	public static Optional<Dialect> ofUrl(String url) {
		boolean lower = TO_LOWER.matcher(url).find();
		boolean upper = !lower && !NOT_TO_UPPER.matcher(url).find();
		return Product.ofUrl(url).map((product) -> product.newest(NameCase.of(upper, lower)));
	}

	/**
	 * Return whether there is a dialect for some versions of a product.
	 * @param product the product's name as its driver gives it
	 * @return {@code true} if so
	 */
	public static boolean isSupported(String product) {
		return Product.named(product).isPresent();
	}

	/**
	 * Return the names by which properties choose a dialect.
	 * @return the names in lower case
	 */
	static List<String> names() {
		return Arrays.stream(Product.values()).map(Product::dialectName).toList();
	}

}
