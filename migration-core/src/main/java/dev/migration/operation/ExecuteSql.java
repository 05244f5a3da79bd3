package dev.migration.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Execute a statement of the user's. Data work: it cannot be undone by itself and leaves
 * the replayed schema as it is.
 *
 * @param sql the statement
 * @param parameters the values for its {@code ?}, in order
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ExecuteSql(String sql, List<@Nullable Object> parameters) implements Operation {

	public ExecuteSql {
		if (sql.isBlank()) {
			throw new InvalidOperationException("A statement to execute is blank; write it or leave it out.");
		}
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return false;
	}

	@Override
	public Operation inverse() {
		throw new IrreversibleOperationException(this, "execute " + this.sql,
				"the tool cannot know what undoes a statement; write the downgrade by hand");
	}

}
