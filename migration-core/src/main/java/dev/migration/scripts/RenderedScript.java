package dev.migration.scripts;

/**
 * The text of a script, to be written into a {@link ScriptDirectory}.
 *
 * @param fileName the name of the file, relative to the directory
 * @param text the content
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenderedScript(String fileName, String text) {

}
