package dev.migration.runtime;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockBudgetTests {

	private final LockBudget budget = new LockBudget(Duration.ofSeconds(5));

	@Test
	void whatIsSetNeedNotBeSetAgain() {
		assertThat(this.budget.next()).isEmpty();
	}

	@Test
	void waitsAddUp() {
		this.budget.took(Duration.ofSeconds(2));
		assertThat(this.budget.next()).contains(Duration.ofSeconds(3));
		assertThat(this.budget.next()).isEmpty();

		this.budget.took(Duration.ofSeconds(2));
		assertThat(this.budget.next()).contains(Duration.ofSeconds(1));
	}

	@Test
	void everyStatementMayWaitALittle() {
		this.budget.took(Duration.ofMillis(4950));
		assertThat(this.budget.next()).contains(Duration.ofMillis(100));

		this.budget.took(Duration.ofMillis(5050));
		assertThat(this.budget.next()).isEmpty();
	}

	@Test
	void workIsNoWait() {
		this.budget.took(Duration.ofMinutes(10));

		assertThat(this.budget.next()).isEmpty();
	}

	@Test
	void whatTakesNoTimeIsNotCounted() {
		this.budget.took(Duration.ofMillis(499));

		assertThat(this.budget.next()).isEmpty();
	}

	@Test
	void scriptThatLimitsItselfIsLeftAlone() {
		this.budget.took(Duration.ofSeconds(2));
		this.budget.switchOff();

		assertThat(this.budget.next()).isEmpty();
	}

	@Test
	void limitOfAnotherStepIsLeftOfToo() {
		this.budget.took(Duration.ofSeconds(2));
		this.budget.switchOff();

		assertThat(this.budget.limit(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.budget.next()).isEmpty();
		this.budget.took(Duration.ofMillis(300));
		assertThat(this.budget.next()).contains(Duration.ofMillis(700));
	}

	@Test
	void limitBelowTheLeastIsTaken() {
		assertThat(this.budget.limit(Duration.ofMillis(50))).isEqualTo(Duration.ofMillis(50));
		this.budget.took(Duration.ofMillis(40));
		assertThat(this.budget.next()).isEmpty();
	}

}
