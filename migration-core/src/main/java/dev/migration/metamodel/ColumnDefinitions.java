package dev.migration.metamodel;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Definitions of columns that were read before: ten thousand columns have a dozen.
 */
final class ColumnDefinitions {

	private final SqlSyntax syntax;

	private final Map<String, ColumnDefinition> definitions = new HashMap<>();

	ColumnDefinitions(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	/**
	 * Return what a text says of a column.
	 * @param sql the text, {@code null} or empty if it says nothing
	 */
	ColumnDefinition of(@Nullable String sql) {
		return this.definitions.computeIfAbsent((sql != null) ? sql : "",
				(text) -> ColumnDefinition.of(text, this.syntax));
	}

}
