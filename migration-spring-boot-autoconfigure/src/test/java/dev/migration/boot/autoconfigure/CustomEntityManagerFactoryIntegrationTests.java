package dev.migration.boot.autoconfigure;

import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import dev.migration.boot.shop.Product;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.hibernate.LocalSessionFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that make their own entity manager factory, which validates the
 * schema.
 */
class CustomEntityManagerFactoryIntegrationTests {

	private static final Map<String, Object> VALIDATE = Map.of("hibernate.hbm2ddl.auto", "validate");

	private TestDatabase database;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password(),
					"spring.datasource.hikari.maximum-pool-size=2",
					"migration.locations=classpath:dev/migration/boot/shop/revision");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { ByFactoryBean.class, ByHibernatesFactoryBean.class, ByItself.class })
	void itWaitsForTheSchema(Class<?> configuration) {
		this.runner.withUserConfiguration(configuration).run((context) -> {
			try (EntityManager entities = context.getBean(EntityManagerFactory.class).createEntityManager()) {
				assertThat(entities.find(Product.class, 1L).getName()).isEqualTo("first");
			}
		});
	}

	@Test
	void itWaitsForAMigrationInTheBackground() {
		this.runner.withUserConfiguration(ByFactoryBean.class)
			.withPropertyValues("migration.on-startup=background")
			.run((context) -> {
				for (ApplicationRunner applicationRunner : context.getBeanProvider(ApplicationRunner.class)
					.orderedStream()
					.toList()) {
					applicationRunner.run(null);
				}
				try (EntityManager entities = context.getBean(EntityManagerFactory.class).createEntityManager()) {
					assertThat(entities.find(Product.class, 1L).getName()).isEqualTo("first");
				}
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class ByFactoryBean {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPackagesToScan(Product.class.getPackageName());
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setJpaPropertyMap(VALIDATE);
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByHibernatesFactoryBean {

		@Bean
		LocalSessionFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalSessionFactoryBean factory = new LocalSessionFactoryBean();
			factory.setDataSource(dataSource);
			factory.setAnnotatedClasses(Product.class);
			Properties properties = new Properties();
			properties.putAll(VALIDATE);
			factory.setHibernateProperties(properties);
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByItself {

		@Bean
		EntityManagerFactory entityManagerFactory(DataSource dataSource) {
			return new HibernatePersistenceConfiguration("own").managedClass(Product.class)
				.property("jakarta.persistence.nonJtaDataSource", dataSource)
				.properties(VALIDATE)
				.createEntityManagerFactory();
		}

	}

}
