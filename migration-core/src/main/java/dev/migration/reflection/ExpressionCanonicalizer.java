package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.reflection.Disputes.Dispute;
import dev.migration.reflection.Disputes.Equivalent;
import dev.migration.reflection.ExpressionScratch.Answer;
import dev.migration.reflection.UnsettledExpression.Reason;
import dev.migration.schema.Expression;
import dev.migration.schema.SchemaModel;

import org.springframework.util.Assert;

/**
 * Lets the database decide whether two texts are one expression. Texts that differ are
 * put onto temporary tables, on both sides in the same context, and read back until they
 * stand still. Nothing is left of them; no table of the schema is touched or locked.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ExpressionCanonicalizer {

	private static final int MAXIMUM_PASSES = 5;

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	/**
	 * Create a canonicaliser.
	 * @param connection a connection that no migration runs on; it is left as it was
	 * @param dialect the dialect that renders types and names
	 * @param schema the schema that is being migrated, as the database stores it
	 */
	public ExpressionCanonicalizer(Connection connection, Dialect dialect, String schema) {
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(dialect, "'dialect' must not be null");
		Assert.hasLength(schema, "'schema' must not be empty");
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	/**
	 * Settle the expressions of two schemas, so that plain {@code equals} compares them.
	 * Without any text that differs the database is not asked at all.
	 * @param from the schema that is, as read from this database
	 * @param to the schema that should be
	 * @return both with canonical texts. An expression of {@code to} that could not be
	 * settled keeps its text and is listed.
	 * @throws SchemaReadException if the connection fails
	 */
	public SchemaPair canonicalize(SchemaModel from, SchemaModel to) {
		Disputes disputes = Disputes.between(from, to);
		if (disputes.isEmpty()) {
			return new SchemaPair(from, to, List.of());
		}
		try (ExpressionScratch scratch = ExpressionScratch.open(this.connection, this.dialect, this.schema, disputes)) {
			String obstacle = scratch.obstacle();
			if (obstacle != null) {
				return new SchemaPair(from, to, notCompared(disputes, obstacle));
			}
			return settle(scratch, disputes, from, to);
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private static List<UnsettledExpression> notCompared(Disputes disputes, String obstacle) {
		return disputes.list()
			.stream()
			.filter(Dispute::reported)
			.map((dispute) -> unsettled(dispute, Reason.NOT_COMPARED, obstacle))
			.toList();
	}

	private static SchemaPair settle(ExpressionScratch scratch, Disputes disputes, SchemaModel from, SchemaModel to)
			throws SQLException {
		Map<Probe, Probe> settled = new LinkedHashMap<>();
		disputes.list().forEach((dispute) -> settled.put(dispute.probe(), dispute.probe()));
		Map<Probe, Answer> refusals = new LinkedHashMap<>();
		List<Probe> moving = new ArrayList<>(new LinkedHashSet<>(settled.keySet()));
		for (int pass = 1; pass <= MAXIMUM_PASSES && !moving.isEmpty(); pass++) {
			List<Answer> answers = scratch.ask(moving.stream().map(settled::get).toList());
			List<Probe> moved = new ArrayList<>();
			for (int i = 0; i < moving.size(); i++) {
				Probe probe = moving.get(i);
				Answer answer = answers.get(i);
				if (answer.refusal() == null) {
					if (!answer.probe().equals(settled.put(probe, answer.probe()))) {
						moved.add(probe);
					}
				}
				else if (pass == 1) {
					// Later the text is the server's own, and nobody's mistake
					refusals.put(probe, answer);
				}
			}
			moving = moved;
		}
		for (Equivalent pair : disputes.defaults()) {
			unite(pair, settled, scratch);
		}
		SettledExpressions expressions = new SettledExpressions(settled, to);
		return new SchemaPair(expressions.in(from), expressions.in(to), refused(disputes, refusals));
	}

	private static void unite(Equivalent pair, Map<Probe, Probe> settled, ExpressionScratch scratch)
			throws SQLException {
		if (settled.get(pair.one()) instanceof Probe.Default one
				&& settled.get(pair.other()) instanceof Probe.Default other && one.expression() != null
				&& other.expression() != null && !one.equals(other)
				&& scratch.isSame(one.expression(), other.expression())) {
			settled.replaceAll((probe, answer) -> answer.equals(one) ? other : answer);
		}
	}

	private static List<UnsettledExpression> refused(Disputes disputes, Map<Probe, Answer> refusals) {
		List<UnsettledExpression> unsettled = new ArrayList<>();
		for (Dispute dispute : disputes.list()) {
			Answer refused = refusals.get(dispute.probe());
			if (dispute.reported() && refused != null && refused.refusal() != null) {
				unsettled.add(unsettled(dispute, refused.denied() ? Reason.DENIED : Reason.REFUSED, refused.refusal()));
			}
		}
		return unsettled;
	}

	private static UnsettledExpression unsettled(Dispute dispute, Reason reason, String message) {
		String text = dispute.probe().expressions().stream().map(Expression::source).collect(Collectors.joining(", "));
		return new UnsettledExpression(dispute.table(), dispute.probe().kind(), dispute.object(), text, reason,
				message);
	}

}
