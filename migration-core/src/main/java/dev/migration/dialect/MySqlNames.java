package dev.migration.dialect;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * How MariaDB and MySQL quote and limit identifiers. They do not fold them.
 */
final class MySqlNames {

	static final int MAXIMUM_CHARACTERS = 64;

	/**
	 * The reserved words of MariaDB 10.6 to 12 and of MySQL 8.0 to 9: text that was
	 * written for one of them is read by the other.
	 */
	private static final Set<String> RESERVED = Set.of("""
			accessible add all alter analyse analyze and as asc asensitive before between bigint binary blob both by
			call cascade case change char character check collate column condition constraint continue convert create
			cross cube cume_dist current_date current_role current_time current_timestamp current_user cursor database
			databases day_hour day_microsecond day_minute day_second dec decimal declare default delayed delete
			delete_domain_id dense_rank desc describe deterministic distinct distinctrow div do_domain_ids double drop
			dual each else elseif empty enclosed escaped except exists exit explain false fetch first_value float
			float4 float8 for force foreign from fulltext function generated get grant group grouping groups having
			high_priority hour_microsecond hour_minute hour_second if ignore ignore_domain_ids in index infile inner
			inout insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into io_after_gtids
			io_before_gtids is iterate join json_table key keys kill lag last_value lateral lead leading leave left
			library like limit linear lines load localtime localtimestamp lock long longblob longtext loop low_priority
			manual master_bind master_demote_to_replica master_demote_to_slave master_ssl_verify_server_cert match
			maxvalue mediumblob mediumint mediumtext middleint minute_microsecond minute_second mod modifies natural
			no_write_to_binlog not nth_value ntile null numeric of offset on optimize optimizer_costs option optionally
			or order out outer outfile over page_checksum parallel parse_vcol_expr partition percent_rank portion
			precision primary procedure purge qualify range rank read read_write reads real recursive ref_system_id
			references regexp release rename repeat replace require resignal restrict return returning revoke right
			rlike row row_number rows schema schemas second_microsecond select sensitive separator set show signal
			smallint spatial specific sql sql_after_gtids sql_before_gtids sql_big_result sql_buffer_result sql_cache
			sql_calc_found_rows sql_no_cache sql_small_result sqlexception sqlstate sqlwarning ssl starting
			stats_auto_recalc stats_persistent stats_sample_pages stored straight_join system table tablesample
			terminated then tinyblob tinyint tinytext to trailing trigger true undo union unique unlock unsigned update
			usage use using utc_date utc_time utc_timestamp value values varbinary varchar varcharacter varying virtual
			when where while window with write xor year_month zerofill
			""".strip().split("\\s+"));

	private MySqlNames() {
	}

	/**
	 * Return an identifier as SQL.
	 * @throws InvalidSchemaException if no server accepts it, whatever the quotes
	 */
	static String quote(Name name) {
		check(name.text());
		return (name.isRegular() && !RESERVED.contains(name.text())) ? name.text()
				: '`' + name.text().replace("`", "``") + '`';
	}

	static String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	static String quote(List<Name> names) {
		return names.stream().map(MySqlNames::quote).collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * Return whether a name is that of the primary key's index, which no other index may
	 * have, not even that of a foreign key.
	 */
	static boolean isPrimary(@Nullable Name name) {
		return name != null && name.text().equalsIgnoreCase("primary");
	}

	// Pinned by MariaDbNamesIntegrationTests on MariaDB 11.4
	private static void check(String text) {
		int characters = text.codePointCount(0, text.length());
		if (characters > MAXIMUM_CHARACTERS) {
			throw new InvalidSchemaException("Name '" + text + "' has '" + characters
					+ "' characters, but MariaDB and MySQL take at most '" + MAXIMUM_CHARACTERS + "'; shorten it.");
		}
		if (text.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
			throw new InvalidSchemaException("Name '" + text + "' has a character beyond U+FFFF, such as an emoji,"
					+ " which MariaDB and MySQL do not take in names; leave it out.");
		}
		if (text.endsWith(" ")) {
			throw new InvalidSchemaException("Name '" + text
					+ "' ends with a blank, which MariaDB and MySQL do not take in names; leave it out.");
		}
	}

}
