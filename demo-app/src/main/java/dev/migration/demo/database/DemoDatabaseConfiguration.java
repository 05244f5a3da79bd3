package dev.migration.demo.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Conditional(OnNoServerOfYourOwn.class)
@EnableConfigurationProperties(DemoDatabaseProperties.class)
class DemoDatabaseConfiguration {

	@Bean
	DemoDatabase demoDatabase(DemoDatabaseProperties properties) {
		return DemoDatabase.open(properties.directory(), properties.postgresqlMajor());
	}

}
