package dev.migration.boot.actuate;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * Description of the migrated databases of one application context.
 *
 * @param <D> what is described of a database
 * @param parentId the identifier of the parent, or {@code null} if there is none
 * @param databases the databases by name
 * @author The Migration Authors
 * @since 0.1.0
 */
@JsonInclude(Include.ALWAYS)
public record ContextDescriptor<D>(@Nullable String parentId, Map<String, D> databases) {

}
