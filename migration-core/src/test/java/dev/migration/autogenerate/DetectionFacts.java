package dev.migration.autogenerate;

import java.util.List;
import java.util.stream.Stream;

/**
 * The 77 facts that Alembic was measured by.
 */
final class DetectionFacts {

	private DetectionFacts() {
	}

	static List<DetectionFact> all() {
		return Stream
			.of(ColumnFacts.all(), ConstraintFacts.keys(), IndexFacts.all(), ConstraintFacts.foreignKeys(),
					ConstraintFacts.others(), ObjectFacts.all(), ObjectFacts.schemas())
			.flatMap(List::stream)
			.toList();
	}

}
