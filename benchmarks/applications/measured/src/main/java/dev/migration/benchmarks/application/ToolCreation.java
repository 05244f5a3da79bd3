package dev.migration.benchmarks.application;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Measures how long it takes to create the beans of a migration tool, from before the
 * constructor to behind the last callback, with all that they create on the way, and what
 * the thread takes of a processor and allocates meanwhile. The migration itself is one of
 * these callbacks with each of the tools.
 */
final class ToolCreation implements InstantiationAwareBeanPostProcessor, PriorityOrdered {

	private static final List<String> TOOLS = List.of("dev.migration.boot.", "dev.migration.command.", "org.flywaydb.",
			"org.springframework.boot.flyway.", "liquibase.", "org.springframework.boot.liquibase.");

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Deque<String> open = new ArrayDeque<>();

	private long started;

	private long allocated;

	private long processor;

	private long nanos;

	private long processorNanos;

	private long bytes;

	long nanos() {
		return this.nanos;
	}

	long processorNanos() {
		return this.processorNanos;
	}

	long bytes() {
		return this.bytes;
	}

	@Override
	public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
		if (TOOLS.stream().anyMatch(type.getName()::startsWith)) {
			if (this.open.isEmpty()) {
				this.allocated = this.threads.getCurrentThreadAllocatedBytes();
				this.processor = this.threads.getCurrentThreadCpuTime();
				this.started = System.nanoTime();
			}
			this.open.push(name);
		}
		return null;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (name.equals(this.open.peek())) {
			this.open.pop();
			if (this.open.isEmpty()) {
				this.nanos += System.nanoTime() - this.started;
				this.processorNanos += this.threads.getCurrentThreadCpuTime() - this.processor;
				this.bytes += this.threads.getCurrentThreadAllocatedBytes() - this.allocated;
			}
		}
		return bean;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
