package dev.migration.benchmarks.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.testing.TestDatabase;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExceptionHandler;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.hibernate.tool.schema.spi.ScriptTargetOutput;
import org.hibernate.tool.schema.spi.TargetDescriptor;

/**
 * What Hibernate does by itself for {@code ddl-auto=update} and {@code validate}, once
 * its mapping is built. The statements of an update are listed and not carried out.
 */
final class HibernateSchema {

	private static final ExceptionHandler THROWING = (failure) -> {
		throw failure;
	};

	private final Metadata metadata;

	private final Map<String, Object> settings;

	HibernateSchema(SampleModel model, TestDatabase database) {
		this.settings = Map.of("jakarta.persistence.jdbc.url", database.url(), "jakarta.persistence.jdbc.user",
				database.user(), "jakarta.persistence.jdbc.password", database.password());
		this.metadata = model.metadata(this.settings);
	}

	/**
	 * Return the settings with which a mapping is built without a database.
	 */
	static Map<String, Object> offline() {
		return Map.of("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect",
				"hibernate.boot.allow_jdbc_metadata_access", "false");
	}

	/**
	 * Return what an update would do.
	 */
	List<String> update() {
		List<String> statements = new ArrayList<>();
		tool().getSchemaMigrator(values())
			.doMigration(this.metadata, options(), ContributableMatcher.ALL, new Script(statements::add));
		return statements;
	}

	/**
	 * Return what a validation finds, which is the first difference at most.
	 */
	List<String> validate() {
		try {
			tool().getSchemaValidator(values()).doValidation(this.metadata, options(), ContributableMatcher.ALL);
			return List.of();
		}
		catch (SchemaManagementException ex) {
			return List.of(String.valueOf(ex.getMessage()).replaceAll("[\\[\\]]", " "));
		}
	}

	private SchemaManagementTool tool() {
		ServiceRegistry registry = ((MetadataImplementor) this.metadata).getMetadataBuildingOptions()
			.getServiceRegistry();
		return registry.requireService(SchemaManagementTool.class);
	}

	private Map<String, Object> values() {
		return new HashMap<>(this.settings);
	}

	private ExecutionOptions options() {
		return SchemaManagementToolCoordinator.buildExecutionOptions(values(), THROWING);
	}

	/**
	 * Takes statements.
	 *
	 * @param statements where they go
	 */
	private record Script(Consumer<String> statements) implements TargetDescriptor, ScriptTargetOutput {

		@Override
		public EnumSet<TargetType> getTargetTypes() {
			return EnumSet.of(TargetType.SCRIPT);
		}

		@Override
		public ScriptTargetOutput getScriptTargetOutput() {
			return this;
		}

		@Override
		public void prepare() {
		}

		@Override
		public void accept(String command) {
			this.statements.accept(command);
		}

		@Override
		public void release() {
		}

	}

}
