package dev.migration.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import dev.migration.dialect.Dialect;
import dev.migration.revision.RevisionNode;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScriptPreparation}.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ScriptPreparationTests {

	private final List<String> prepared = new CopyOnWriteArrayList<>();

	private final SynchronousQueue<Thread> threads = new SynchronousQueue<>();

	private final CountDownLatch goOn = new CountDownLatch(1);

	@Test
	void preparesScriptsInTheirOrderWhileTheRunGoesOn() throws InterruptedException {
		try (ScriptPreparation preparation = ScriptPreparation.start(List.of(waiting("a1"), revision("b2")))) {
			Thread thread = this.threads.take();
			assertThat(thread.isDaemon()).isTrue();
			this.goOn.countDown();
			thread.join();
		}

		assertThat(this.prepared).containsExactly("a1 on migration-scripts", "b2 on migration-scripts");
	}

	@Test
	void preparesNothingMoreOnceTheRunIsOver() throws InterruptedException {
		Thread thread;
		try (ScriptPreparation preparation = ScriptPreparation.start(List.of(waiting("a1"), revision("b2")))) {
			thread = this.threads.take();
		}
		this.goOn.countDown();
		thread.join();

		assertThat(this.prepared).containsExactly("a1 on migration-scripts");
	}

	private LoadedRevision waiting(String id) {
		return revision(id, () -> {
			try {
				this.threads.put(Thread.currentThread());
				this.goOn.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			note(id);
		});
	}

	private LoadedRevision revision(String id) {
		return revision(id, () -> note(id));
	}

	private void note(String id) {
		this.prepared.add(id + " on " + Thread.currentThread().getName());
	}

	private static LoadedRevision revision(String id, Runnable preparation) {
		RevisionNode node = new RevisionNode(id, List.of(), List.of(), List.of(), id, TestRevisions.NOW, "R" + id);
		return new LoadedRevision(node, true, new ScriptFactory() {

			@Override
			public RevisionScript create(Dialect dialect, ScriptArguments arguments) {
				throw new AssertionError(id);
			}

			@Override
			public void prepare() {
				preparation.run();
			}

		});
	}

}
