package dev.migration.schema;

/**
 * How long the names of a database may be. PostgreSQL counts bytes, MariaDB and MySQL
 * count characters.
 *
 * @param maximum the longest name
 * @param inBytes whether it counts UTF-8 bytes rather than characters
 * @author The Migration Authors
 * @since 0.1.0
 */
public record NameLimit(int maximum, boolean inBytes) {

	/**
	 * Return a limit in bytes.
	 * @param maximum the number of UTF-8 bytes
	 * @return the limit
	 */
	public static NameLimit ofBytes(int maximum) {
		return new NameLimit(maximum, true);
	}

	/**
	 * Return a limit in characters.
	 * @param maximum the number of code points
	 * @return the limit
	 */
	public static NameLimit ofCharacters(int maximum) {
		return new NameLimit(maximum, false);
	}

	/**
	 * Return the length of a name as the database counts it.
	 * @param name the name
	 * @return the number of bytes or characters
	 */
	public int lengthOf(Name name) {
		return this.inBytes ? name.lengthInBytes() : name.text().codePointCount(0, name.text().length());
	}

	/**
	 * Return whether a name is short enough.
	 * @param name the name
	 * @return {@code true} if the database takes it
	 */
	public boolean allows(Name name) {
		return lengthOf(name) <= this.maximum;
	}

	@Override
	public String toString() {
		return this.maximum + (this.inBytes ? " bytes" : " characters");
	}

}
