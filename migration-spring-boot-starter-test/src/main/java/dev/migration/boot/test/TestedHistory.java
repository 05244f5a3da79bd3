package dev.migration.boot.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.autogenerate.Comparison;
import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.boot.command.NoEntitiesException;
import dev.migration.boot.command.QuietApplication;
import dev.migration.command.RevisionEntry;
import dev.migration.proof.DataProof;
import dev.migration.proof.HistoryProof;
import dev.migration.proof.RevisionData;
import dev.migration.proof.RevisionProof;
import dev.migration.revision.RevisionMap;
import dev.migration.runtime.MigrationHistory;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What is asked of a history. What several tests need is done once, by the first of them.
 */
final class TestedHistory implements AutoCloseable {

	private static final String CORRECT = "Correct its script; where it has been applied already, add a revision"
			+ " instead.";

	private final TestedDatabase database;

	private final MigrationTest settings;

	private @Nullable UpgradedDatabase upgraded;

	private String place = "";

	TestedHistory(TestedDatabase database, MigrationTest settings) {
		this.database = database;
		this.settings = settings;
	}

	private UpgradedDatabase upgraded() {
		UpgradedDatabase current = this.upgraded;
		if (current == null) {
			current = UpgradedDatabase.of(this.database);
			this.upgraded = current;
		}
		return current;
	}

	private UpgradedDatabase upgradedOrSkip() {
		UpgradedDatabase current = upgraded();
		if (current.failure() != null) {
			throw new TestAbortedException("The history cannot be applied to an empty database: " + current.failure());
		}
		return current;
	}

	private RevisionMap map() {
		return this.database.migrations().revisions().map();
	}

	void requireHeads() {
		List<RevisionEntry> heads = this.database.migrations().heads().stream().filter(RevisionEntry::head).toList();
		if (heads.size() == this.settings.heads()) {
			return;
		}
		if (heads.isEmpty()) {
			throw new AssertionFailedError(
					"Database '" + this.database.name() + "' has no revisions; write the first one with 'migrate"
							+ " revision --autogenerate -m \"...\"', or correct 'migration.locations'.");
		}
		throw new AssertionFailedError(Findings.text(
				"The history of database '" + this.database.name() + "' has " + heads.size() + " heads and not "
						+ this.settings.heads() + ":",
				heads.stream().map((head) -> "revision " + Findings.revision(head.revision())).toList(),
				"Join them with 'migrate merge heads -m \"...\"', or put one onto the other with 'migrate rebase'. If"
						+ " they are meant to stay apart, say '@MigrationTest(heads = " + heads.size() + ")'."));
	}

	void requireUpgrade() {
		UpgradedDatabase current = upgraded();
		if (current.failure() != null) {
			throw new AssertionFailedError(
					Findings.text(
							"The history of database '" + this.database.name()
									+ "' does not upgrade an empty database, on " + current.place() + ":",
							List.of(current.failure()), CORRECT));
		}
	}

	void requireSameAsEntities(Consumer<String> report) {
		Comparison comparison = compare();
		comparison.notCompared().forEach((reason) -> report.accept("Not compared: " + reason));
		if (comparison.isEmpty()) {
			return;
		}
		List<String> details = new ArrayList<>(QuietApplication.detected(comparison));
		comparison.possibleRenames().forEach((candidate) -> details.add("Was it renamed? " + candidate.reason()));
		throw new AssertionFailedError(Findings.text(
				"The entities are not what the history of database '" + this.database.name() + "' leads to, on "
						+ upgraded().place() + ":",
				details, "Write the difference down with 'migrate revision --autogenerate -m \"...\"', or correct the"
						+ " entities."));
	}

	private Comparison compare() {
		UpgradedDatabase current = upgradedOrSkip();
		try {
			Comparison comparison = current.compare();
			if (comparison != null) {
				return comparison;
			}
		}
		catch (NoEntitiesException ex) {
			throw new TestAbortedException(ex.getMessage());
		}
		throw new TestAbortedException("This application has no entities to compare with the database: there is no JPA"
				+ " with Hibernate on its class path, or no entity manager factory.");
	}

	void requireReleased(Consumer<String> report) {
		DatabaseSettings properties = this.database.settings();
		Path file = ReleasedRevisions.fileOf(properties.isSingle() ? "" : properties.name());
		UpgradedDatabase current = upgradedOrSkip();
		ReleasedRevisions released = ReleasedRevisions.read(file, current.product());
		boolean release = this.database.environment().getProperty("migration.test.release", Boolean.class, false);
		if (released.checksums().isEmpty() && !release) {
			throw new TestAbortedException("Nothing says which revisions are released; run this test once with"
					+ " '-Dmigration.test.release=true' and commit '" + file + "'.");
		}
		if (!released.product().equals(current.product())) {
			throw new TestAbortedException("'" + file + "' is about " + released.product() + ", and these tests run on "
					+ current.product() + ".");
		}
		Map<String, String> present = current.checksums();
		List<String> differences = released.differences(present, map());
		if (!differences.isEmpty()) {
			throw new AssertionFailedError(Findings.text(
					"Released revisions are not what they were, according to '" + file + "':", differences,
					"Undo that and write a new revision instead. If nobody has applied the old one, delete its line"
							+ " there."));
		}
		if (release) {
			released.add(present, map().nodes()).forEach((id) -> report.accept("Released: " + id));
		}
	}

	List<RevisionProof> roundTrips() {
		MigrationHistory history = this.database.migrations().revisions();
		try (HistoryProof proof = new HistoryProof(this.database::rehearsal, history)) {
			var report = proof.prove(null);
			this.place = report.place();
			return report.revisions();
		}
	}

	void requireRoundTrip(RevisionProof proof) {
		String revision = Findings.revision(proof.revision());
		switch (proof.outcome()) {
			case PROVEN -> {
			}
			case IRREVERSIBLE -> throw new TestAbortedException(
					"Revision " + revision + " cannot be taken back: " + String.join("; ", proof.findings()));
			case NOT_REACHED -> throw notReached();
			case FAILED -> throw new AssertionFailedError(
					Findings.text("Revision " + revision + " does not go down and up again, on " + this.place + ":",
							proof.findings(), CORRECT));
		}
	}

	private static TestAbortedException notReached() {
		return new TestAbortedException("An earlier revision cannot be applied.");
	}

	List<RevisionData> data() {
		MigrationHistory history = this.database.migrations().revisions();
		try (DataProof proof = new DataProof(this.database::rehearsalWithRows, history)) {
			return proof.prove();
		}
	}

	void requireData(RevisionData result, Consumer<String> report) {
		String id = result.revision().id();
		result.empty().forEach((reason) -> report.accept("No example row for revision '" + id + "' in " + reason));
		switch (result.outcome()) {
			case KEPT -> requireRows(result);
			case NOT_REACHED -> throw notReached();
			case LOST -> {
				if (Arrays.stream(this.settings.losesData()).noneMatch(id::startsWith)) {
					throw new AssertionFailedError(lost(result));
				}
				result.findings().forEach((loss) -> report.accept("Revision '" + id + "', as announced: " + loss));
			}
		}
	}

	private static void requireRows(RevisionData result) {
		if (result.filled() == 0 && !result.empty().isEmpty()) {
			throw new TestAbortedException(
					"No table takes an example row, so nothing is known: " + String.join("; ", result.empty()));
		}
	}

	private static String lost(RevisionData result) {
		return Findings.text(
				"Revision " + Findings.revision(result.revision()) + " does not keep the rows that it meets:",
				result.findings(),
				"Carry the data over in its script, with 'op.execute' or SQL. If the loss is meant, announce it:"
						+ " '@MigrationTest(losesData = \"" + result.revision().id() + "\")'.");
	}

	@Override
	public void close() {
		if (this.upgraded != null) {
			this.upgraded.close();
		}
	}

}
