package dev.migration.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Two processes full of instances, and a third one that takes the place of one that is
 * killed.
 */
final class BootProcesses implements AutoCloseable {

	private static final String HOLDER = "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
			+ " WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database"
			+ " WHERE datname = ?)";

	// How often the server's log is looked at for the moment to kill
	private static final long LOOK_NANOS = 2_000_000;

	private final int instances;

	private final List<Member> members = new ArrayList<>();

	private Member spare;

	private int started;

	private BootProcesses(int instances) throws IOException {
		this.instances = instances;
		this.members.add(startMember());
		this.members.add(startMember());
		this.spare = startMember();
	}

	static BootProcesses start(int instances) throws IOException {
		return new BootProcesses(instances);
	}

	private Member startMember() throws IOException {
		String name = "process" + this.started++;
		return new Member(name, LeanProcess.start(BootProcess.class, name, String.valueOf(this.instances)));
	}

	/**
	 * Let all instances start at once.
	 * @return what each said
	 */
	List<String> round(ServerDatabase database) throws IOException {
		begin(database);
		List<String> results = new ArrayList<>();
		for (Member member : this.members) {
			results.addAll(results(member));
		}
		return results;
	}

	/**
	 * Let all instances start at once and kill the process of the one that migrates.
	 * @param statements after how many statements that the server was asked for
	 * @return what each of the other process said
	 */
	List<String> roundWithKill(ServerDatabase database, PostgreSqlReliabilityServer server, ServerLog log,
			int statements) throws IOException, InterruptedException {
		begin(database);
		while (log.statements(database.name()) < statements) {
			LockSupport.parkNanos(LOOK_NANOS);
		}
		Member leader = leader(server.admin().sql(HOLDER).param(database.name()).query(String.class).optional());
		leader.process().close();
		this.members.remove(leader);
		List<String> results = results(this.members.get(0));
		this.members.add(this.spare);
		this.spare = startMember();
		return results;
	}

	/**
	 * Where nobody holds the lock at that moment, because the next one has not got it
	 * yet, any process will do.
	 */
	private Member leader(Optional<String> holder) {
		return this.members.stream()
			.filter((member) -> holder.filter((name) -> name.contains(member.name())).isPresent())
			.findFirst()
			.orElse(this.members.get(0));
	}

	private void begin(ServerDatabase database) throws IOException {
		for (Member member : this.members) {
			if (!member.ready()) {
				throw new IllegalStateException("Process '%s' is not ready".formatted(member.name()));
			}
		}
		for (Member member : this.members) {
			member.process().say(database.url());
		}
	}

	private List<String> results(Member member) throws IOException {
		List<String> results = new ArrayList<>();
		for (int i = 0; i < this.instances; i++) {
			results.add(member.process().hear());
		}
		return results;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		for (Member member : this.members) {
			member.process().close();
		}
		this.spare.close();
	}

	/**
	 * A process.
	 */
	private static final class Member implements AutoCloseable {

		private final String name;

		private final LeanProcess process;

		private boolean heard;

		private Member(String name, LeanProcess process) {
			this.name = name;
			this.process = process;
		}

		private boolean ready() throws IOException {
			if (!this.heard) {
				this.heard = this.process.hear().equals("ready");
			}
			return this.heard;
		}

		private String name() {
			return this.name;
		}

		private LeanProcess process() {
			return this.process;
		}

		@Override
		public void close() throws IOException, InterruptedException {
			this.process.close();
		}

	}

}
