package dev.migration.metamodel;

import java.util.List;

import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.ReferentialAction;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key written as SQL, as far as it was written: the options that follow the
 * columns, or the columns and the referenced table too.
 *
 * @param columns the referring columns as SQL
 * @param table the referenced table as SQL, or {@code null}
 * @param referencedColumns the referenced columns as SQL, empty for those of the primary
 * key
 * @param onDelete the action, or {@code null} if none was written
 * @param onUpdate the action, or {@code null} if none was written
 * @param deferral when it is checked
 * @param match what a partly null key matches
 */
record ForeignKeyClause(List<String> columns, @Nullable String table, List<String> referencedColumns,
		@Nullable ReferentialAction onDelete, @Nullable ReferentialAction onUpdate, Deferral deferral,
		ForeignKeyMatch match) {

	static ForeignKeyClause of(String sql) {
		return read(SqlSyntax.STANDARD.tokens(sql));
	}

	/**
	 * Return what does not belong to a foreign key as it is read.
	 */
	static String restOf(String sql) {
		SqlTokens tokens = SqlSyntax.STANDARD.tokens(sql);
		read(tokens);
		return tokens.rest();
	}

	/**
	 * Read as far as the text belongs to a foreign key.
	 */
	static ForeignKeyClause read(SqlTokens tokens) {
		List<String> columns = List.of();
		if (tokens.skip("foreign", "key") && tokens.atGroup()) {
			columns = SqlSyntax.STANDARD.split(tokens.next().inside());
		}
		String table = null;
		List<String> referencedColumns = List.of();
		if (tokens.skip("references") && tokens.hasNext()) {
			table = tokens.qualifiedName();
			referencedColumns = tokens.atGroup() ? SqlSyntax.STANDARD.split(tokens.next().inside()) : List.of();
		}
		ReferentialAction onDelete = null;
		ReferentialAction onUpdate = null;
		Deferral deferral = Deferral.NOT_DEFERRABLE;
		ForeignKeyMatch match = ForeignKeyMatch.SIMPLE;
		while (tokens.hasNext()) {
			if (tokens.skip("on", "delete")) {
				onDelete = action(tokens);
			}
			else if (tokens.skip("on", "update")) {
				onUpdate = action(tokens);
			}
			else if (tokens.skip("not", "deferrable")) {
				deferral = Deferral.NOT_DEFERRABLE;
			}
			else if (tokens.skip("initially", "deferred")) {
				deferral = Deferral.INITIALLY_DEFERRED;
			}
			else if (tokens.skip("deferrable")) {
				deferral = (deferral != Deferral.INITIALLY_DEFERRED) ? Deferral.INITIALLY_IMMEDIATE : deferral;
			}
			else if (tokens.skip("match", "full")) {
				match = ForeignKeyMatch.FULL;
			}
			else if (!tokens.skip("initially", "immediate") && !tokens.skip("not", "valid")
					&& !tokens.skip("match", "simple")) {
				break;
			}
		}
		return new ForeignKeyClause(columns, table, referencedColumns, onDelete, onUpdate, deferral, match);
	}

	private static ReferentialAction action(SqlTokens tokens) {
		if (tokens.skip("cascade")) {
			return ReferentialAction.CASCADE;
		}
		if (tokens.skip("restrict")) {
			return ReferentialAction.RESTRICT;
		}
		if (tokens.skip("set", "null")) {
			return ReferentialAction.SET_NULL;
		}
		if (tokens.skip("set", "default")) {
			return ReferentialAction.SET_DEFAULT;
		}
		tokens.skip("no", "action");
		return ReferentialAction.NO_ACTION;
	}

}
