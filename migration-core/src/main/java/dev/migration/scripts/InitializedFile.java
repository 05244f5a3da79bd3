package dev.migration.scripts;

import java.nio.file.Path;

/**
 * File or directory of an {@link InitializedProject}.
 *
 * @param path where it is
 * @param directory whether it is a directory
 * @param created {@code false} if it was there already and was kept as it is
 * @author The Migration Authors
 * @since 0.1.0
 */
public record InitializedFile(Path path, boolean directory, boolean created) {

}
