package dev.migration.testing.pairs;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migration.schema.Name;

/**
 * Names of all kinds, none twice: plain, reserved, with other letters and signs, and as
 * long as PostgreSQL allows.
 */
final class NamePool {

	private static final List<String> WORDS = List.of("author", "book", "shelf", "loan", "publisher", "reader", "copy",
			"address", "invoice", "item", "price", "title", "amount", "created_at", "parent", "owner", "status", "kind",
			"code", "note", "_x", "a1");

	private static final List<String> RESERVED = List.of("order", "select", "user", "group", "table", "from", "where",
			"check", "default", "column", "constraint", "index", "key", "value", "values", "end", "row", "offset",
			"limit", "rank", "system", "window", "current_date", "references", "interval", "primary");

	private static final List<String> FOREIGN = List.of("Größe", "таблица", "表", "naïve", "ñandú", "ελλάς", "größe_x",
			"İstanbul", "ß", "日本語の名前");

	private static final List<String> AWKWARD = List.of("User Data", "say \"hi\"", "x.y", "it's", "a-b", "a--b",
			"a/*b*/", "`tick`", "a;b", "100%", "%s", "why?", ":name", "{x}", "$1", "a\\b", "camelCase", "1st", "#no",
			"(a)", "[b]", "a,b", "tab\tin", " first");

	private final Set<String> taken = new HashSet<>();

	private final Dice dice;

	private final boolean astral;

	NamePool(Dice dice, boolean astral) {
		this.dice = dice;
		this.astral = astral;
	}

	void take(Name name) {
		this.taken.add(folded(name.text()));
	}

	Name next(double awkward) {
		while (true) {
			String name = candidate(awkward);
			if (this.taken.add(folded(name))) {
				return Name.of(name);
			}
		}
	}

	private String candidate(double awkward) {
		String word = this.dice.any(WORDS);
		if (!this.dice.chance(awkward)) {
			return this.dice.chance(0.5) ? word : word + "_" + this.dice.below(90);
		}
		return switch (this.dice.below(7)) {
			case 0, 1 -> this.dice.any(RESERVED);
			case 2 -> this.dice.any(FOREIGN);
			case 3 -> this.dice.any(AWKWARD);
			case 4 -> filled(word + "_", "and_a_name_as_long_as_postgresql_lets_it_be_");
			case 5 -> filled(this.dice.any(FOREIGN), "ä");
			default -> (this.astral ? "📚" : "§") + word;
		};
	}

	/** All of them begin with the same letters, and the last two tell them apart. */
	private String filled(String start, String filling) {
		String end = String.valueOf(10 + this.dice.below(90));
		StringBuilder text = new StringBuilder(start);
		int next = 0;
		while (true) {
			String letter = filling.substring(next % filling.length(), next % filling.length() + 1);
			if (bytes(text + letter + end) > 63) {
				break;
			}
			text.append(letter);
			next++;
		}
		while (bytes(text + end) < 63) {
			text.append('_');
		}
		return text + end;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	/** As the least careful of the servers compares them. */
	private static String folded(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replace("ß", "s");
	}

}
