package dev.migration.scripts;

import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;

/**
 * A script that is a class.
 *
 * @param type the class
 * @param content the number of its file
 */
record JavaScript(ScriptClass type, String content) implements ScriptFactory {

	@Override
	public RevisionScript create(Dialect dialect, ScriptArguments arguments) {
		return this.type.get();
	}

	@Override
	public void prepare() {
		this.type.load();
	}

	@Override
	public Optional<String> fingerprint() {
		return Optional.of(this.content);
	}

}
