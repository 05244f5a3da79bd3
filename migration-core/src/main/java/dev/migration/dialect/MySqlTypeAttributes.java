package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * The words behind a type of MariaDB or MySQL, as they are read.
 */
final class MySqlTypeAttributes {

	boolean unsigned;

	boolean zerofill;

	boolean compressed;

	boolean invisible;

	@Nullable String characterSet;

	@Nullable Name collation;

	@Nullable String srid;

	/**
	 * Return the words in the order in which both servers take them. A collation names
	 * its character set, so that the set is left out beside it.
	 */
	List<String> words() {
		List<String> words = new ArrayList<>();
		if (this.unsigned || this.zerofill) {
			words.add("unsigned");
		}
		if (this.zerofill) {
			words.add("zerofill");
		}
		if (this.compressed) {
			words.add("compressed");
		}
		if (this.characterSet != null && !isSetOfCollation(characterSet(this.characterSet), this.collation)) {
			words.add("character set " + characterSet(this.characterSet));
		}
		if (this.srid != null) {
			words.add("srid " + this.srid);
		}
		if (this.invisible) {
			words.add("invisible");
		}
		return words;
	}

	private static boolean isSetOfCollation(String characterSet, @Nullable Name collation) {
		return collation != null
				&& (collation.text().equals(characterSet) || collation.text().startsWith(characterSet + "_"));
	}

	/**
	 * Both servers print the old name of three-byte UTF-8 in full.
	 */
	private static String characterSet(String name) {
		return name.equals("utf8") ? "utf8mb3" : name;
	}

}
