package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Column(columnDefinition)} says: a type, and often more than a type.
 */
final class ColumnDefinition {

	private static final List<String> CLAUSES = List.of("default", "not", "null", "collate", "check", "unique",
			"primary", "generated", "references", "constraint", "deferrable", "initially", "compression", "storage",
			"auto_increment", "comment", "on", "as", "virtual", "persistent", "stored", "key");

	private final SqlTokens tokens;

	private final SqlSyntax syntax;

	private final List<NamedCheck> checks = new ArrayList<>();

	private final List<UniqueClause> uniques = new ArrayList<>();

	private final List<NamedReference> references = new ArrayList<>();

	private final List<String> ignored = new ArrayList<>();

	private String type = "";

	private @Nullable String collation;

	private @Nullable Expression defaultValue;

	private @Nullable Identity identity;

	private @Nullable Generated generated;

	private @Nullable String comment;

	private boolean notNull;

	private @Nullable String constraintName;

	private ColumnDefinition(SqlTokens tokens, SqlSyntax syntax) {
		this.tokens = tokens;
		this.syntax = syntax;
	}

	static ColumnDefinition of(String sql, SqlSyntax syntax) {
		ColumnDefinition definition = new ColumnDefinition(syntax.tokens(sql), syntax);
		definition.read();
		return definition;
	}

	private void read() {
		this.type = textUpToClause();
		while (this.tokens.hasNext()) {
			readClause();
		}
	}

	private void readClause() {
		if (this.tokens.skip("not", "null") || this.tokens.at("primary", "key")) {
			this.tokens.skip("primary", "key");
			this.notNull = true;
		}
		else if (this.tokens.skip("default")) {
			this.defaultValue = expression();
		}
		else if (this.tokens.at("on", "update")) {
			addToDefault();
		}
		else if (this.tokens.skip("collate")) {
			this.collation = this.tokens.qualifiedName();
		}
		else if (this.tokens.skip("constraint")) {
			this.constraintName = this.tokens.next().text();
			return;
		}
		else if (this.tokens.skip("check") && this.tokens.atGroup()) {
			this.checks.add(new NamedCheck(this.constraintName, this.tokens.next().inside()));
		}
		else if (this.tokens.skip("unique")) {
			readUnique();
		}
		else if (this.tokens.at("references")) {
			this.references.add(new NamedReference(this.constraintName, ForeignKeyClause.read(this.tokens)));
		}
		else if (this.tokens.skip("generated") || this.tokens.at("as")) {
			readGenerated();
		}
		else if (this.tokens.skip("auto_increment")) {
			this.identity = Identity.BY_DEFAULT;
			this.notNull = true;
		}
		else if (this.tokens.skip("comment") && this.tokens.hasNext()) {
			readComment();
		}
		else if (this.syntax == SqlSyntax.BACKSLASHES && this.tokens.skip("invisible")) {
			this.type += " invisible";
		}
		else if (this.tokens.skip("null") || this.tokens.skip("key")) {
			this.constraintName = null;
		}
		else {
			this.ignored.add(this.tokens.next().text());
		}
		this.constraintName = null;
	}

	private void readUnique() {
		boolean nullsNotDistinct = this.tokens.skip("nulls", "not", "distinct");
		this.tokens.skip("nulls", "distinct");
		this.uniques.add(new UniqueClause(this.constraintName, nullsNotDistinct));
	}

	private void readGenerated() {
		boolean always = this.tokens.skip("always");
		this.tokens.skip("by", "default");
		this.tokens.skip("as");
		if (this.tokens.skip("identity")) {
			String options = this.tokens.atGroup() ? this.tokens.next().inside() : "";
			this.identity = new Identity(always, CounterOptions.of(options, SequenceOptions.DEFAULT).options());
		}
		else if (this.tokens.atGroup()) {
			Expression expression = Expression.of(this.tokens.next().inside());
			boolean virtual = this.tokens.skip("virtual");
			boolean stored = !virtual && (this.tokens.skip("stored") || this.tokens.skip("persistent"));
			this.generated = new Generated(expression, stored);
		}
	}

	private void readComment() {
		SqlToken literal = this.tokens.next();
		if (literal.isLiteral()) {
			this.comment = literal.text().substring(1, literal.text().length() - 1);
		}
	}

	private @Nullable Expression expression() {
		int start = this.tokens.offset();
		if (this.tokens.hasNext()) {
			this.tokens.next();
		}
		textUpToClause();
		String text = this.tokens.textSince(start);
		return (text.isEmpty() || text.equalsIgnoreCase("null")) ? null : Expression.of(text);
	}

	/**
	 * What MySQL stores on an update is kept with the default, as MySQL lists it.
	 */
	private void addToDefault() {
		int start = this.tokens.offset();
		this.tokens.skip("on", "update");
		textUpToClause();
		String text = this.tokens.textSince(start);
		this.defaultValue = Expression.of((this.defaultValue != null) ? this.defaultValue.source() + " " + text : text);
	}

	private String textUpToClause() {
		int start = this.tokens.offset();
		boolean moved = false;
		while (this.tokens.hasNext() && CLAUSES.stream().noneMatch(this.tokens::at)) {
			this.tokens.next();
			moved = true;
		}
		return moved ? this.tokens.textSince(start) : "";
	}

	String type() {
		return this.type;
	}

	@Nullable String collation() {
		return this.collation;
	}

	@Nullable Expression defaultValue() {
		return this.defaultValue;
	}

	@Nullable Identity identity() {
		return this.identity;
	}

	@Nullable Generated generated() {
		return this.generated;
	}

	/**
	 * Return the comment as it stands between its quotes.
	 */
	@Nullable String comment() {
		return this.comment;
	}

	/**
	 * Return the words that no part of a column was found in.
	 */
	String ignored() {
		return String.join(" ", this.ignored);
	}

	boolean isNotNull() {
		return this.notNull;
	}

	List<NamedCheck> checks() {
		return List.copyOf(this.checks);
	}

	List<UniqueClause> uniques() {
		return List.copyOf(this.uniques);
	}

	List<NamedReference> references() {
		return List.copyOf(this.references);
	}

	record NamedCheck(@Nullable String name, String condition) {

	}

	record UniqueClause(@Nullable String name, boolean nullsNotDistinct) {

	}

	record NamedReference(@Nullable String name, ForeignKeyClause clause) {

	}

}
