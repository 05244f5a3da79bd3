package dev.migration.autogenerate;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.schema.Name;
import dev.migration.script.Operations;

import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.comment;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.sequence;

/**
 * Facts about comments, tables as a whole and what is no table.
 */
final class ObjectFacts {

	private static final Consumer<Operations> T = (op) -> op.createTable("t", column("a", integer()));

	private static final Consumer<Operations> A_AND_B = (op) -> {
		op.createTable("a", column("id", integer()).notNull(), primaryKey("id"));
		op.createTable("b", column("id", integer()).notNull(), column("aid", integer()), primaryKey("id"),
				foreignKey("aid").references("a", "id"));
	};

	private ObjectFacts() {
	}

	static List<DetectionFact> all() {
		return List.of(
				DetectionFact.of("comment of a table added")
					.database(T)
					.model((op) -> op.createTable("t", column("a", integer()), comment("hi")))
					.right("create comment")
					.ours("alter table 't': comment none -> 'hi'"),
				DetectionFact.of("comment of a column changed")
					.database((op) -> op.createTable("t", column("a", integer()).comment("x")))
					.model((op) -> op.createTable("t", column("a", integer()).comment("y")))
					.right("alter column")
					.ours("alter column 't.a': comment 'x' -> 'y'"),
				DetectionFact.of("view in the database only")
					.both(T)
					.byHand("CREATE VIEW v AS SELECT a FROM t")
					.right("nothing")
					.ours("Left alone: view 'v'"),
				DetectionFact.of("sequence in the database only, another in the model only")
					.database((op) -> op.createSequence(sequence("s1")))
					.model((op) -> op.createSequence(sequence("s2").startWith(5).incrementBy(50)))
					.wrong("nothing")
					.ours("create sequence 's2'", "drop sequence 's1'"),
				DetectionFact.of("partition of a table in the database")
					.byHand("CREATE TABLE t (a integer) PARTITION BY RANGE (a)",
							"CREATE TABLE t_p1 PARTITION OF t FOR VALUES FROM (1) TO (10)")
					.model(T)
					.wrong("drop partition")
					.ours("Not compared: Table 't' is partitioned by 'RANGE (a)' into 't_p1'."),
				DetectionFact.of("table in the database only, made by the history")
					.both(T)
					.database((op) -> op.createTable("other", column("id", integer())))
					.right("drop table")
					.ours("drop table 'other'"),
				DetectionFact.of("two new tables, one refers to the other")
					.model(A_AND_B)
					.right("create both")
					.ours("create table 'a'", "create table 'b'"),
				DetectionFact.of("two new tables that refer to each other").model((op) -> {
					op.createTable("a", column("id", integer()).notNull(), column("bid", integer()), primaryKey("id"));
					op.createTable("b", column("id", integer()).notNull(), column("aid", integer()), primaryKey("id"));
					op.createForeignKey("a", foreignKey("bid").references("b", "id").named("fa"));
					op.createForeignKey("b", foreignKey("aid").references("a", "id").named("fb"));
				})
					.wrong("create both, in an order that fails, with a warning")
					.ours("create table 'b'", "create table 'a'", "add foreign key 'fb' on 'b(aid)' to 'a(id)'"),
				DetectionFact.of("two tables gone, one refers to the other")
					.database(A_AND_B)
					.database((op) -> op.createIndex("b", index("aid").named("ix_b")))
					.right("drop index + drop both")
					.ours("drop table 'b'", "drop table 'a'"),
				DetectionFact.of("unlogged table")
					.byHand("CREATE UNLOGGED TABLE t (a integer) WITH (fillfactor = 70)")
					.model(T)
					.wrong("nothing")
					.ours("Not compared: Table 't' has the storage parameters 'fillfactor=70'.",
							"Not compared: Table 't' is unlogged."));
	}

	static List<DetectionFact> schemas() {
		return List.of(
				DetectionFact.of("table in another schema")
					.both(T)
					.byHand("CREATE SCHEMA s2", "CREATE TABLE s2.x (id integer)")
					.right("nothing"),
				DetectionFact.of("table in another schema that is looked at").both(T).database((op) -> {
					op.createSchema("s2");
					op.createTable("s2.x", column("id", integer()));
				})
					.with(AutogenerateOptions.STANDARD.withSchemas(List.of(Name.of("s2"))))
					.right("drop table")
					.ours("drop table 's2.x'"));
	}

}
