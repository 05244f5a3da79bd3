package dev.migration.boot.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that somebody has thought about what to do for each kind of failure: a start adds
 * an action, or the message says it, or there is a reason why nothing can be said here.
 */
class FailureAdviceTests {

	/** Their messages end with what to do, so that an action would say it twice. */
	private static final Set<String> SAY_IT = Set.of("AmbiguousRevisionException", "AmbiguousTargetException",
			"AppliedAgainException", "AutocommitRequiredException", "ChangingSchemaException",
			"CommandUnavailableException", "DatabaseNotAtHeadException", "DependencyCycleException",
			"DialectMismatchException", "DryRunUnavailableException", "DuplicateBranchLabelException",
			"DuplicateRevisionException", "HiddenVersionRowsException", "HistoryNumbersException",
			"InitializerBesideBackgroundException", "InvalidConnectionException", "InvalidDirectoryException",
			"InvalidDowngradeTargetException", "InvalidEntityModelException", "InvalidFileNameException",
			"InvalidObjectPatternException", "InvalidOperationException", "InvalidRenameException",
			"InvalidRequestException", "InvalidRevisionIdException", "InvalidRevisionTargetException",
			"InvalidSchemaException", "InvalidScriptException", "IrreversibleOperationException",
			"JournalMismatchException", "LockTimeoutException", "MigrationLockLostException",
			"MissingDowngradeException", "MissingParentException", "MultipleHeadsException", "NameCollisionException",
			"NestedRunException", "NewerHistoryException", "NoEntitiesException", "NotAHeadException",
			"NotUpToDateException", "OpaqueWorkException", "OutputException", "OverlappingVersionRowsException",
			"PooledConnectionException", "ProofFailedException", "RangeNotAncestorException",
			"ReadOnlyDatabaseException", "RebaseRefusedException", "RepairRefusedException",
			"ReplacedObjectUnknownException", "RevisionAppliedException", "RevisionCycleException",
			"RevisionNeededException", "RevisionNotReplayedException", "SchemaNotFoundException", "SchemaReadException",
			"ScratchUnavailableException", "ScriptFailedException", "SharedTransactionException",
			"StateRowLostException", "StateTableMismatchException", "StateTablesException", "TransactionEndedException",
			"UnclearStatementException", "UnfinishedRevisionException", "UnknownDialectException",
			"UnreadableMappingException", "UnsupportedLiteralException", "UnsupportedOperationOnDatabaseException",
			"UnsupportedTypeException", "UsageException", "VersionRowMismatchException", "WalkedTooFarException");

	private static final Map<String, String> REASONS = Map.of("RecordingSink.TooLongException",
			"nobody sees it: such a downgrade is not recorded", "MigrationException",
			"what throws it writes the whole message", "DatabaseFailedException", "the advice is that of its reason",
			"StatementFailedException", "it is told as the cause of another failure", "CallbackFailedException",
			"it is told as the cause of another failure", "InterruptedWaitException", "the process was told to end",
			"BackgroundInterruptedException", "the process was told to end");

	@Test
	void thereIsAdviceForEachKindOfFailure() {
		MigrationFailureAnalyzer analyzer = new MigrationFailureAnalyzer(null);
		Set<String> withAction = analyzer.types().stream().map(ClassUtils::getShortName).collect(Collectors.toSet());
		TreeSet<String> known = new TreeSet<>(SAY_IT);
		known.addAll(REASONS.keySet());
		known.addAll(withAction);

		assertThat(failures()).containsExactlyElementsOf(known);
	}

	@Test
	void noAdviceIsGivenTwice() {
		assertThat(new MigrationFailureAnalyzer(null).types().stream().map(ClassUtils::getShortName))
			.doesNotContainAnyElementsOf(SAY_IT)
			.doesNotContainAnyElementsOf(REASONS.keySet());
	}

	private static TreeSet<String> failures() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(MigrationException.class));
		return scanner.findCandidateComponents("dev.migration")
			.stream()
			.map((definition) -> ClassUtils.getShortName(String.valueOf(definition.getBeanClassName())))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
