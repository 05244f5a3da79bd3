package dev.migration.boot.actuate;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of all migrated databases.
 *
 * @param <D> what is described of a database
 * @param contexts the application context and its parents, by identifier
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationsDescriptor<D>(Map<String, ContextDescriptor<D>> contexts) implements OperationResponseBody {

}
