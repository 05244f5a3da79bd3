package dev.migration.runtime;

import java.util.List;
import java.util.Set;

import dev.migration.MigrationException;
import dev.migration.operation.AddColumn;
import dev.migration.operation.ColumnDrop;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.reflection.StateDigest;
import dev.migration.runtime.UnclearStatementException.Reason;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import org.jspecify.annotations.Nullable;

/**
 * Decides what became of a statement in which an earlier run was interrupted, by asking
 * the catalogs. A server makes a single change or does not make it.
 */
final class InterruptedStatements {

	private final MigrationSession session;

	private final RevisionRun run;

	private final boolean transactional;

	/**
	 * Create an instance.
	 * @param session where to ask
	 * @param run the revision
	 * @param transactional whether the script asked for a transaction; otherwise what
	 * commits by itself may be repeated
	 */
	InterruptedStatements(MigrationSession session, RevisionRun run, boolean transactional) {
		this.session = session;
		this.run = run;
		this.transactional = transactional;
	}

	/**
	 * Return whether data work shares a transaction with what is written down.
	 */
	boolean isTransactional() {
		return this.transactional;
	}

	/**
	 * Return what the catalogs say of everything that a statement names.
	 */
	String state(String sql) {
		return digest().of(sql);
	}

	private StateDigest digest() {
		return StateDigest.of(this.session.connection(), this.session.dialect(), this.session.schema().text());
	}

	/**
	 * Decide about a statement of an operation.
	 * @param begun what is written down of it
	 * @param statement the statement
	 * @param operation the operation that it is of, or {@code null} if a person wrote it
	 * @throws UnclearStatementException if nothing tells
	 */
	Effect effect(BegunStatement begun, StatementText statement, @Nullable Operation operation) {
		ResumedText text = new ResumedText(statement);
		String sql = statement.sql();
		if (operation == null && text.isProgram(this.session.dialect())) {
			refuse(begun);
			return Effect.REPEATED;
		}
		if (text.isRepeatable()) {
			return Effect.NONE;
		}
		String before = begun.stateBefore();
		String now = state(sql);
		if (before == null || !StateDigest.comparable(before, now)) {
			throw unclear(begun, Reason.OTHER_SERVER);
		}
		if (before.equals(now)) {
			if (text.isSwap()) {
				throw unclear(begun, Reason.INVISIBLE);
			}
			return Effect.NONE;
		}
		if (text.isList()) {
			throw unclear(begun, Reason.PARTLY);
		}
		if (operation != null && begun.entry().isOnly() && isMissing(operation)) {
			throw unclear(begun, Reason.CHANGED_OTHERWISE);
		}
		if (!digest().torn(sql).isEmpty()) {
			throw unclear(begun, Reason.TORN);
		}
		return Effect.DONE;
	}

	/**
	 * Return whether a statement that the script does not have any more certainly had no
	 * effect, so that nobody misses it.
	 */
	boolean hadNoEffect(BegunStatement begun) {
		ResumedText text = ResumedText.of(this.session.dialect(), begun.entry().text());
		return begun.stateBefore() != null && !begun.entry().isCut() && !text.isProgram(this.session.dialect())
				&& !text.isSwap() && !text.isConcurrent() && !text.isRepeatable()
				&& begun.stateBefore().equals(state(begun.entry().text()));
	}

	/**
	 * Refuse to carry work out again that had committed a part of it. Who asks for no
	 * transaction has said that it may be repeated.
	 */
	void refuse(BegunStatement begun) {
		if (this.transactional) {
			throw unclear(begun, Reason.PROGRAM);
		}
	}

	/**
	 * Return the refusal of a statement that needs what went with the session of an
	 * earlier run.
	 */
	UnclearStatementException lost(String sql, Reason reason) {
		return new UnclearStatementException(this.run, sql, reason);
	}

	private UnclearStatementException unclear(BegunStatement begun, Reason reason) {
		return new UnclearStatementException(this.run, begun.entry().text(), reason);
	}

	/**
	 * The catalogs have changed; that this was somebody else is certain where the very
	 * thing is still to be done that the operation does.
	 */
	private boolean isMissing(Operation operation) {
		QualifiedName table = subject(operation);
		if (table == null || table.schema() != null || !operation.reversible()) {
			return false;
		}
		SchemaModel now = SessionSchemas.of(this.session, List.of(), Set.of()).read();
		return fits(operation, now) && !fits(operation.inverse(), now);
	}

	/**
	 * Of other operations a model may tell less than the catalogs.
	 */
	private static @Nullable QualifiedName subject(Operation operation) {
		if (operation instanceof CreateTable create) {
			return create.table().name();
		}
		if (operation instanceof DropTable drop) {
			return drop.table();
		}
		if (operation instanceof AddColumn add) {
			return add.table();
		}
		return (operation instanceof DropColumn drop) ? drop.table() : null;
	}

	private boolean fits(Operation operation, SchemaModel schema) {
		ColumnDrop columnDrop = this.session.dialect().capabilities().columnDrop();
		try {
			return !operation.applyTo(schema, columnDrop).equals(schema);
		}
		catch (MigrationException ex) {
			return false;
		}
	}

	/**
	 * What became of a statement.
	 */
	enum Effect {

		/**
		 * It had none.
		 */
		NONE,

		/**
		 * It took effect.
		 */
		DONE,

		/**
		 * It may have taken effect in part and is carried out again, as its revision
		 * allows.
		 */
		REPEATED

	}

}
