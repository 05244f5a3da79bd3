package dev.migration.autogenerate;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.script.IndexSpec;
import dev.migration.script.Operations;

import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.desc;
import static dev.migration.script.Ddl.expression;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.text;

/**
 * Facts about indexes.
 */
final class IndexFacts {

	private static final Consumer<Operations> T = (op) -> op.createTable("t", column("a", text()), column("b", text()));

	private IndexFacts() {
	}

	static List<DetectionFact> all() {
		return List.of(
				DetectionFact.of("index added")
					.both(T)
					.model(ix(index("a").named("ix_t_a")))
					.right("create")
					.ours("create index 'ix_t_a' on 't(a)'"),
				DetectionFact.of("index renamed")
					.both(T)
					.database(ix(index("a").named("ix_old")))
					.model(ix(index("a").named("ix_new")))
					.right("drop + create")
					.ours("rename index 't.ix_old' to 'ix_new'"),
				changed("columns of an index in another order", index("a", "b"), index("b", "a")).right("drop + create")
					.ours("drop index 'ix' on 't(a, b)'", "create index 'ix' on 't(b, a)'"),
				changed("index ascending → descending", index("a"), index(desc("a"))).right("drop + create")
					.ours("drop index 'ix' on 't(a)'", "create index 'ix' on 't(a desc)'"),
				changed("index made unique", index("a"), index("a").unique()).right("drop + create")
					.ours("drop index 'ix' on 't(a)'", "create unique index 'ix' on 't(a)'"),
				changed("predicate of an index changed", index("a").where("b = 'x'"), index("a").where("b = 'y'"))
					.wrong("nothing")
					.ours("drop index 'ix' on 't(a)' where b = 'x'", "create index 'ix' on 't(a)' where b = 'y'"),
				changed("predicate of an index added", index("a"), index("a").where("b = 'x'")).wrong("nothing")
					.ours("drop index 'ix' on 't(a)'", "create index 'ix' on 't(a)' where b = 'x'"),
				changed("method of an index changed, btree → hash", index("a"), index("a").using("hash"))
					.wrong("nothing")
					.ours("drop index 'ix' on 't(a)'", "create index 'ix' on 't(a)' using hash"),
				changed("included column of an index added", index("a"), index("a").include("b")).wrong("nothing")
					.ours("drop index 'ix' on 't(a)'", "create index 'ix' on 't(a)' include (b)"),
				changed("index on lower(a) on both sides", index(expression("lower(a)")), index(expression("lower(a)")))
					.right("nothing"),
				changed("index on lower(a) → upper(a)", index(expression("lower(a)")), index(expression("upper(a)")))
					.right("drop + create")
					.ours("drop index 'ix' on 't(lower(a))'", "create index 'ix' on 't(upper(a))'"),
				changed("unique index made nulls not distinct", index("a").unique(),
						index("a").unique().nullsNotDistinct())
					.right("drop + create")
					.ours("drop unique index 'ix' on 't(a)'", "create unique index 'ix' on 't(a)' nulls not distinct"));
	}

	private static DetectionFact changed(String title, IndexSpec before, IndexSpec after) {
		return DetectionFact.of(title).both(T).database(ix(before.named("ix"))).model(ix(after.named("ix")));
	}

	private static Consumer<Operations> ix(IndexSpec index) {
		return (op) -> op.createIndex("t", index);
	}

}
