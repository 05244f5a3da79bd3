package dev.migration.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import dev.migration.command.Migrations;
import dev.migration.reliability.CrashHistory.Stage;
import dev.migration.reliability.CrashPoint.Moment;
import dev.migration.testing.Seeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database on its way through all stages, with a crash in each of them. What the next
 * run leaves behind has to be what an undisturbed run does. Chains of other numbers crash
 * at other points of the same stages; together they get to all.
 */
final class CrashChain implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CrashChain.class);

	private static final int POINT_STRIDE = 7;

	private static final int DURING_EVERY = 5;

	private static final int CRASHED_RECOVERY_EVERY = 8;

	private static final int LONGEST_DELAY_MICROS = 3000;

	private static final int MOST_FAILURES = 10;

	private final ReliabilityServer server;

	private final Reference reference;

	private final List<Deed> deeds;

	private final long number;

	private final Random random;

	private final Map<Deed, Integer> crashes = new EnumMap<>(Deed.class);

	private final List<String> failures = new ArrayList<>();

	private LeanProcess process;

	private LeanProcess spare;

	private ServerDatabase database;

	private int databases;

	/**
	 * Create a chain.
	 * @param server where
	 * @param reference what an undisturbed run does
	 * @param deeds what is done to the runs, in turn
	 * @param number which chain
	 */
	CrashChain(ReliabilityServer server, Reference reference, List<Deed> deeds, long number) throws IOException {
		this.server = server;
		this.reference = reference;
		this.deeds = deeds;
		this.number = number;
		this.random = Seeds.random(number);
		this.process = LeanProcess.start();
		this.spare = LeanProcess.start();
		this.database = create();
	}

	private ServerDatabase create() {
		return this.server.create("chain_" + this.number + "_" + this.databases++);
	}

	/**
	 * Go through all stages.
	 * @param from the first stage to crash in, from 0; those before run undisturbed
	 * @return how many crashes there were, by what was done
	 * @throws AssertionError if a run after a crash left behind something else
	 */
	Map<Deed, Integer> run(int from) throws IOException, InterruptedException {
		goTo(from);
		for (int stage = from; stage < stages().size() && this.failures.size() < MOST_FAILURES; stage++) {
			crashIn(stage);
		}
		if (!this.failures.isEmpty()) {
			throw new AssertionError(this.failures.size() + " stages failed:\n" + String.join("\n", this.failures));
		}
		return this.crashes;
	}

	private List<Stage> stages() {
		return this.reference.stages();
	}

	/**
	 * Run undisturbed up to a stage.
	 */
	private void goTo(int stage) {
		for (int before = 0; before < stage; before++) {
			MigrationRun.carryOut(command(before, CrashPoint.NONE), this.database.dataSource());
		}
	}

	private void crashIn(int stage) throws IOException, InterruptedException {
		CrashPoint point = point(stage);
		Deed deed = deed(stage, point);
		String crash = crash(deed, command(stage, point));
		if ((this.number + stage) % CRASHED_RECOVERY_EVERY == 0) {
			CrashPoint next = new CrashPoint(1 + this.random.nextInt(events(stage)), Moment.BEFORE);
			crash += "; " + crash(deed, command(stage, next));
		}
		String failure = failureOfRecovery(stage);
		if (failure != null) {
			this.failures
				.add("Stage %d (%s), %s; repeat it with '-Dseeds.first=%d -Dseeds.count=1 -Dreliability.from=%d': %s"
					.formatted(stage, stages().get(stage), crash, this.number, stage, failure));
			logger.error(this.failures.get(this.failures.size() - 1));
			this.server.drop(this.database);
			this.database = create();
			goTo(stage + 1);
		}
	}

	private Deed deed(int stage, CrashPoint point) {
		Deed deed = this.deeds.get((int) ((this.number + stage) % this.deeds.size()));
		List<String> events = this.reference.events().get(stage);
		List<String> asked = events.subList(Math.max(0, point.event() - 2), Math.min(events.size(), point.event()));
		return (deed == Deed.STOP_SERVER && !asked.stream().allMatch(this.server::keeps)) ? Deed.KILL : deed;
	}

	private int events(int stage) {
		return this.reference.events().get(stage).size();
	}

	private CrashPoint point(int stage) {
		int events = events(stage);
		int stride = POINT_STRIDE;
		while (greatestCommonDivisor(stride, 2 * events) != 1) {
			stride += 2;
		}
		int index = (int) ((this.number * stride + stage) % (2L * events));
		boolean during = (this.number + stage) % DURING_EVERY == 0;
		return new CrashPoint(1 + index / 2, during ? Moment.DURING : (index % 2 == 0) ? Moment.BEFORE : Moment.AFTER);
	}

	private static int greatestCommonDivisor(int one, int other) {
		return (other == 0) ? one : greatestCommonDivisor(other, one % other);
	}

	private RunCommand command(int stage, CrashPoint point) {
		Stage run = stages().get(stage);
		return new RunCommand(this.database, run.direction(), run.target(), point);
	}

	/**
	 * Let a process run into its end.
	 * @return what happened, for messages
	 */
	private String crash(Deed wanted, RunCommand command) throws IOException, InterruptedException {
		LeanProcess running = this.process;
		running.say(command.line());
		String answer = running.hear();
		if (!answer.startsWith("at ")) {
			return command.point() + " not reached: " + answer;
		}
		String[] words = answer.split(" ", 3);
		long session = Long.parseLong(words[1]);
		Deed deed = (wanted == Deed.END_SESSION && session == 0) ? Deed.KILL : wanted;
		if (command.point().moment() == Moment.DURING) {
			LockSupport.parkNanos(this.random.nextInt(LONGEST_DELAY_MICROS) * 1000L);
		}
		String end = carryOut(deed, running, session, command.point().moment() != Moment.DURING);
		return "%s %s ('%s'): %s".formatted(deed, command.point(), words[2], end);
	}

	private String carryOut(Deed deed, LeanProcess running, long session, boolean waits)
			throws IOException, InterruptedException {
		if (deed == Deed.KILL) {
			running.kill();
			running.close();
			this.process = this.spare;
			this.spare = LeanProcess.start();
			count(deed);
			return "killed";
		}
		boolean ended = true;
		if (deed == Deed.END_SESSION) {
			ended = this.server.end(this.database, session);
		}
		else {
			this.server.crash();
		}
		if (waits) {
			running.say("go");
		}
		String end = running.hear();
		if (deed == Deed.STOP_SERVER) {
			this.server.restart();
		}
		if (end.startsWith("broken")) {
			throw new AssertionError("The run knew no word for what happened to it: " + end);
		}
		if (ended) {
			count(deed);
		}
		return end;
	}

	private void count(Deed deed) {
		this.crashes.merge(deed, 1, Integer::sum);
	}

	private String failureOfRecovery(int stage) {
		try {
			MigrationRun.carryOut(command(stage, CrashPoint.NONE), this.database.dataSource());
			Migrations migrations = MigrationRun.migrations(this.database, this.database.dataSource());
			if (!migrations.currentRevisions().unfinished().isEmpty()) {
				return "left half-way: " + migrations.currentRevisions().unfinished();
			}
			return ImageDifference.between(this.reference.images().get(stage), DatabaseImage.of(this.database));
		}
		catch (RuntimeException ex) {
			return ex.getClass().getSimpleName() + ": " + ex.getMessage();
		}
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.process.close();
		this.spare.close();
		this.server.drop(this.database);
	}

	/**
	 * What is done to a run.
	 */
	enum Deed {

		/**
		 * Its process is ended as by {@code kill -9}.
		 */
		KILL,

		/**
		 * The server ends its session.
		 */
		END_SESSION,

		/**
		 * The server itself ends at once, and is started again.
		 */
		STOP_SERVER

	}

}
