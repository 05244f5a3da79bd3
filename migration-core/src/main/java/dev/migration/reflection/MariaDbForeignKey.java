package dev.migration.reflection;

import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;

/**
 * A foreign key of a table.
 *
 * @param table the table, as it is stored
 * @param name the name of the key
 * @param key the key
 */
record MariaDbForeignKey(String table, Name name, ForeignKey key) {

	/**
	 * Return whether the server made an index for this key, which had found none. It has
	 * the key's name, or the first column's if nobody named the key.
	 */
	boolean made(MariaDbIndex index) {
		if (!index.isPlain() || !index.columns().equals(this.key.columns())) {
			return false;
		}
		String ownName = index.name().text();
		boolean named = !this.name.text().startsWith(this.table + "_ibfk_");
		String first = this.key.columns().get(0).text();
		return ownName.equals(this.name.text())
				|| (!named && (ownName.equals(first) || ownName.startsWith(first + "_")));
	}

}
