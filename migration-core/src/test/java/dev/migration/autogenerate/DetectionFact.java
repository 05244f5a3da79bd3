package dev.migration.autogenerate;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.schema.SchemaModel;
import dev.migration.script.Operations;

/**
 * What a comparison says about one difference between a database and a model.
 *
 * @param title what is different, the database first
 * @param history what this history has made
 * @param byHand what somebody else did to the database after that
 * @param model makes the schema that is wanted
 * @param nameless whether a mapping leaves the names of constraints open
 * @param options what is looked at
 * @param alembic what Alembic proposes, in short
 * @param alembicIsRight whether that is what a reader expects
 * @param ours what this proposes, a line for each operation or remark
 */
record DetectionFact(String title, Consumer<Operations> history, List<String> byHand, Consumer<Operations> model,
		boolean nameless, AutogenerateOptions options, String alembic, boolean alembicIsRight, List<String> ours) {

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	static DetectionFact of(String title) {
		return new DetectionFact(title, NOTHING, List.of(), NOTHING, false, AutogenerateOptions.STANDARD, "", false,
				List.of());
	}

	/**
	 * What is neither changed nor made by hand is the same on both sides.
	 */
	DetectionFact both(Consumer<Operations> script) {
		return new DetectionFact(this.title, this.history.andThen(script), this.byHand, this.model.andThen(script),
				this.nameless, this.options, this.alembic, this.alembicIsRight, this.ours);
	}

	DetectionFact database(Consumer<Operations> script) {
		return new DetectionFact(this.title, this.history.andThen(script), this.byHand, this.model, this.nameless,
				this.options, this.alembic, this.alembicIsRight, this.ours);
	}

	DetectionFact byHand(String... statements) {
		return new DetectionFact(this.title, this.history, List.of(statements), this.model, this.nameless, this.options,
				this.alembic, this.alembicIsRight, this.ours);
	}

	DetectionFact model(Consumer<Operations> script) {
		return new DetectionFact(this.title, this.history, this.byHand, this.model.andThen(script), this.nameless,
				this.options, this.alembic, this.alembicIsRight, this.ours);
	}

	DetectionFact withoutNames() {
		return new DetectionFact(this.title, this.history, this.byHand, this.model, true, this.options, this.alembic,
				this.alembicIsRight, this.ours);
	}

	DetectionFact with(AutogenerateOptions other) {
		return new DetectionFact(this.title, this.history, this.byHand, this.model, this.nameless, other, this.alembic,
				this.alembicIsRight, this.ours);
	}

	DetectionFact right(String answer) {
		return new DetectionFact(this.title, this.history, this.byHand, this.model, this.nameless, this.options, answer,
				true, this.ours);
	}

	DetectionFact wrong(String answer) {
		return new DetectionFact(this.title, this.history, this.byHand, this.model, this.nameless, this.options, answer,
				false, this.ours);
	}

	DetectionFact ours(String... lines) {
		return new DetectionFact(this.title, this.history, this.byHand, this.model, this.nameless, this.options,
				this.alembic, this.alembicIsRight, List.of(lines));
	}

	/**
	 * Return the schema that is wanted. A script names what a mapping leaves nameless.
	 */
	SchemaModel wanted(SchemaModel schema) {
		return this.nameless ? schema.withTables(schema.tables()
			.stream()
			.map((table) -> table
				.withConstraints(table.constraints().stream().map((constraint) -> constraint.withName(null)).toList()))
			.toList()) : schema;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
