package dev.migration.schema;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CheckColumnsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			price > 0                                                | price
			price >= 0 and PRICE < 10                                | price
			delivered_on >= shipped_on                               | delivered_on shipped_on
			status in ('PLACED','it''s title')                       | status
			status = any (array['a'::text, 'b'::character varying])  | status
			(status)::text = any ((array['a'])::text[])              | status
			char_length(last_digits) = 4                             | last_digits
			rating between 1 and 5                                   | rating
			rating between low and high                              | rating low high
			email = lower(email) collate "C"                         | email
			name not like 'x%' escape '!' or name is null            | name
			kind is distinct from other                              | kind other
			cast(a as double precision) > b                          | a b
			created at time zone 'UTC' > date '2020-01-01'           | created
			extract(year from born) > 1900                           | born
			substring(name from 1 for 3) <> 'abc'                    | name
			born < current_date - interval '18' year                 | born
			case when a > 0 then b else c end = 1                    | a b c
			"Größe" > 0 and `und so` > 1e5                           | Größe,und so
			tags[1] <> tags[2] -- comment                            | tags
			book.price > /* title */ 0                               | price
			concat(E'a\\'title', name) > $$title$$                   | name
			not deleted                                              | deleted
			""")
	void columnsAreWhereOperandsAre(String condition, String columns) {
		assertThat(String.join(columns.contains(",") ? "," : " ", CheckColumns.in(condition))).isEqualTo(columns);
	}

}
