package dev.migration.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;
import dev.migration.runtime.JournalReader.StatementRow;
import dev.migration.script.OperationTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.SqlText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the script of a step and tells what is to be known of it. Whoever calls has seen
 * to the transaction and the rows.
 */
final class ScriptRun {

	private static final Logger logger = LoggerFactory.getLogger(ScriptRun.class);

	private final StepContext context;

	ScriptRun(StepContext context) {
		this.context = context;
	}

	/**
	 * Run a script in the transaction that is open.
	 * @param transaction the transaction
	 * @param check whether to look for what cannot run in a transaction
	 * @return what is known of it, by the name of the column
	 */
	Map<String, String> run(RevisionStep step, StepTransaction transaction, boolean check) {
		OperationSender sender = new TransactionGuard(
				new DirectSender(this.context.dialect(), this.context.sink(), true), this.context.script(step),
				this.context.session(), transaction);
		UnaryOperator<OperationTarget> checks = (target) -> check
				? new AutocommitCheck(target, this.context.script(step), step.direction(), this.context.dialect(),
						this.context.options().scriptArguments())
				: target;
		return run(step, sender, new ObjectStates(), checks, () -> {
		});
	}

	/**
	 * Run a script whose statements are written down one by one.
	 * @param memory what the session has of the revision already
	 * @return what is known of it, by the name of the column
	 */
	Map<String, String> run(RevisionStep step, StatementJournal journal, List<StatementRow> earlier,
			SessionMemory memory) {
		JournaledSender sender = new JournaledSender(this.context.session(), this.context.sink(), journal,
				new InterruptedStatements(this.context.session(), this.context.run(step),
						this.context.script(step).transactional()),
				memory,
				(entry) -> new JournalMismatchException(new UnfinishedRevision(step.revision().id(), step.direction(),
						journal.size(), journal.isInterrupted()), this.context.session().database().name(), entry));
		return run(step, sender, replaced(earlier), UnaryOperator.identity(), sender::finish);
	}

	/**
	 * Return what an earlier run that was left half-way has replaced.
	 */
	private static ObjectStates replaced(List<StatementRow> earlier) {
		ObjectStates replaced = new ObjectStates();
		earlier.stream()
			.map(StatementRow::replaced)
			.flatMap(Stream::ofNullable)
			.forEach((text) -> ObjectStates.parse(text).forEach(replaced::putIfAbsent));
		return replaced;
	}

	private Map<String, String> run(RevisionStep step, OperationSender sender, ObjectStates replacedEarlier,
			UnaryOperator<OperationTarget> checks, Runnable end) {
		RunOptions options = this.context.options();
		RevisionRun run = this.context.run(step);
		LoadedRevision revision = this.context.script(step);
		OnlineAccess access = new OnlineAccess(this.context.session(), revision, options.scriptArguments());
		SinkTarget target = new SinkTarget(sender, access, step.direction());
		target.goOn(replacedEarlier);
		warnOfPlaceholders(revision, step.direction());
		call("beforeRevision", (callback) -> callback.beforeRevision(run));
		OperationTarget checked = checks.apply(target);
		RecordedScript.run(revision, step.direction(), this.context.dialect(), options.scriptArguments(), checked);
		if (checked instanceof AutocommitCheck check) {
			check.requireNone();
		}
		end.run();
		call("afterRevision", (callback) -> callback.afterRevision(run));
		return outcome(revision, step.direction(), target, access);
	}

	/**
	 * Not to be taken for a failure of the script.
	 */
	private void call(String method, Consumer<MigrationCallback> call) {
		for (MigrationCallback callback : this.context.options().callbacks()) {
			try {
				call.accept(callback);
			}
			catch (NestedRunException | VirtualMachineError ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new CallbackFailedException(callback, method, ex);
			}
		}
	}

	private Map<String, String> outcome(LoadedRevision revision, Direction direction, SinkTarget target,
			OnlineAccess access) {
		RunOptions options = this.context.options();
		ScriptText text = RecordedScript.text(revision, direction, this.context.dialect(), options.scriptArguments(),
				target);
		Map<String, String> outcome = new LinkedHashMap<>(text.columns());
		if (direction == Direction.UPGRADE) {
			if (this.context.fingerprint() != null) {
				outcome.put(HistoryTable.FINGERPRINT, this.context.fingerprint());
			}
			outcome.putAll(target.replaced());
			outcome.putAll(DowngradeRecording.of(revision, this.context.dialect(), options.scriptArguments(),
					access.after(target)));
		}
		return outcome;
	}

	/**
	 * Where nothing takes back what was done, the failure comes too late to say it.
	 */
	private void warnOfPlaceholders(LoadedRevision revision, Direction direction) {
		if (this.context.hasPlaceholders() || this.context.dialect().capabilities().transactionalDdl()) {
			return;
		}
		revision.source()
			.text(direction, this.context.dialect(), this.context.options().scriptArguments())
			.stream()
			.flatMap(List::stream)
			.flatMap((statement) -> SqlText.placeholderIn(statement).stream())
			.findFirst()
			.ifPresent((name) -> logger.warn(
					"Script '{}' has '{}', which is left as it is, since placeholders are"
							+ " off; set 'migration.placeholders.{}' to turn them on",
					revision.origin(), "${" + name + "}", name));
	}

}
