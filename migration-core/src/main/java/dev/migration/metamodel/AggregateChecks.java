package dev.migration.metamodel;

import java.util.Optional;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Expression;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;

/**
 * The checks by which Hibernate guards the fields of an embeddable that is stored as one
 * JSON document or one structured value. Only its own exporter knows their text.
 */
final class AggregateChecks extends StandardTableExporter {

	AggregateChecks(Dialect dialect) {
		super(dialect);
	}

	Optional<CheckConstraint> of(AggregateColumn column) {
		StringBuilder sql = new StringBuilder();
		if (this.dialect.getAggregateSupport().supportsComponentCheckConstraints() && !isArray(column)
				&& !isUnchecked(column)) {
			applyAggregateColumnCheck(sql, column);
		}
		SqlTokens tokens = SqlSyntax.of(this.dialect).tokens(sql.toString());
		return (tokens.skip(",", "check") && tokens.atGroup())
				? Optional.of(new CheckConstraint(null, Expression.of(tokens.next().inside()))) : Optional.empty();
	}

	/**
	 * PostgreSQL reads a field of an XML document by a subquery, which no check may have
	 * (see the exporter of PostgreSQLDialect).
	 */
	private boolean isUnchecked(AggregateColumn column) {
		return this.dialect instanceof PostgreSQLDialect && column.getType().getJdbcType().isXml();
	}

	private static boolean isArray(AggregateColumn column) {
		int code = ((BasicValue) column.getValue()).getResolution().getJdbcType().getDefaultSqlTypeCode();
		return switch (code) {
			case SqlTypes.STRUCT_ARRAY, SqlTypes.STRUCT_TABLE, SqlTypes.JSON_ARRAY, SqlTypes.XML_ARRAY,
					SqlTypes.ARRAY ->
				true;
			default -> false;
		};
	}

}
