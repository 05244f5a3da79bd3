package dev.migration.boot.autoconfigure;

/**
 * Details that come with a service, such as a container, without anybody having asked for
 * them. They say nothing about which of several databases they are for.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface ServiceConnectionDetails extends MigrationConnectionDetails {

}
