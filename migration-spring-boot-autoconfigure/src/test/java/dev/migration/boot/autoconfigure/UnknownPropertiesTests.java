package dev.migration.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownPropertiesTests {

	@Test
	void asksForNoPropertyWhereNoneIsSet() {
		CountingProperties properties = new CountingProperties(Map.of("spring.application.name", "shop"));

		new UnknownProperties(environment(properties)).check(List.of());

		assertThat(properties.asked).isZero();
	}

	@Test
	void asksWhereOneIsSet() {
		CountingProperties properties = new CountingProperties(Map.of("migration.locatons", "classpath:db"));

		new UnknownProperties(environment(properties)).check(List.of());

		assertThat(properties.asked).isPositive();
	}

	private static StandardEnvironment environment(CountingProperties properties) {
		StandardEnvironment environment = new StandardEnvironment();
		// Whoever runs the tests may set something
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().addFirst(properties);
		return environment;
	}

	/**
	 * Properties that count how often they are asked for.
	 */
	private static final class CountingProperties extends MapPropertySource {

		private int asked;

		CountingProperties(Map<String, Object> properties) {
			super("counting", properties);
		}

		@Override
		public Object getProperty(String name) {
			this.asked++;
			return super.getProperty(name);
		}

	}

}
