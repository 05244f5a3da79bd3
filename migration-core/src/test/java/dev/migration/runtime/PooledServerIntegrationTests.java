package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.migration.runtime.PooledServer.Pooling;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PooledServer} without a pooler.
 */
class PooledServerIntegrationTests {

	private final TestDatabase database = TestDatabase.create();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void aSecondConnectionTellsThatSessionsAreKept() {
		try (MigrationSession session = MigrationSession.open(TestRevisions.database(this.database.dataSource()))) {
			assertThat(PooledServer.pooling(session)).isEqualTo(Pooling.SESSION);
		}
	}

	@Test
	void aConnectionThatComesTooLateIsGivenBackAndAsksNothing() throws Exception {
		LateDataSource late = new LateDataSource(this.database);
		try (MigrationSession session = MigrationSession.open(TestRevisions.database(late))) {
			late.delayed = true;

			assertThat(PooledServer.pooling(session)).isEqualTo(Pooling.UNKNOWN);

			List<Thread> probes = Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.getName().equals("migration-pooler"))
				.toList();
			late.arrival.countDown();
			for (Thread probe : probes) {
				probe.join();
			}
			assertThat(probes).hasSize(1);
			assertThat(late.arrived.get().isClosed()).isTrue();
		}
	}

	/**
	 * A pool that does not listen to interrupts, and gives a connection when it is told
	 * to.
	 */
	private static final class LateDataSource extends DelegatingDataSource {

		private final CountDownLatch arrival = new CountDownLatch(1);

		private final AtomicReference<Connection> arrived = new AtomicReference<>();

		private volatile boolean delayed;

		private LateDataSource(TestDatabase database) {
			super(database.dataSource());
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			if (this.delayed) {
				this.arrived.set(connection);
				boolean waiting = true;
				while (waiting) {
					try {
						this.arrival.await();
						waiting = false;
					}
					catch (InterruptedException ex) {
						waiting = true;
					}
				}
			}
			return connection;
		}

	}

}
