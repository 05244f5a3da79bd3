package dev.migration.boot.command;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command in the environment of a build must not end its tests. The context is not
 * kept: as long as it is open, the first command after it would log like it.
 */
@SpringBootTest(properties = "migration.command=heads", args = { "migrate", "heads" },
		useMainMethod = UseMainMethod.NEVER)
@DirtiesContext
class CommandUnderTestTests {

	@Autowired
	private ConfigurableApplicationContext context;

	@Test
	void theApplicationStartsAsUsual() {
		assertThat(this.context.isRunning()).isTrue();
		assertThat(this.context.containsBean("dev.migration.command.beans")).isFalse();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	static class Application {

	}

}
