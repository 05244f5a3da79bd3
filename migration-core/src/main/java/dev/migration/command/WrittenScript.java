package dev.migration.command;

import java.nio.file.Path;

/**
 * A revision that was written.
 *
 * @param id the identifier
 * @param file the new file
 * @param transactional whether it runs in a transaction
 * @author The Migration Authors
 * @since 0.1.0
 */
public record WrittenScript(String id, Path file, boolean transactional) {

}
