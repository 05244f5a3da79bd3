package dev.migration.boot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The scripts of an initializer, which may be looked for and not be read. Only reading
 * tells that one is really to be run: initializers decide by mode and database.
 */
final class RefusedScripts implements ResourcePatternResolver {

	private final String initializer;

	private final ResourcePatternResolver resources;

	RefusedScripts(String initializer, ResourcePatternResolver resources) {
		this.initializer = initializer;
		this.resources = resources;
	}

	@Override
	public Resource[] getResources(String location) throws IOException {
		return Arrays.stream(this.resources.getResources(location)).map(RefusedScript::new).toArray(Resource[]::new);
	}

	@Override
	public Resource getResource(String location) {
		return new RefusedScript(this.resources.getResource(location));
	}

	@Override
	public @Nullable ClassLoader getClassLoader() {
		return this.resources.getClassLoader();
	}

	/**
	 * A script that is not to be run.
	 */
	private final class RefusedScript extends AbstractResource {

		private final Resource script;

		private RefusedScript(Resource script) {
			this.script = script;
		}

		@Override
		public InputStream getInputStream() {
			throw new InitializerBesideBackgroundException(RefusedScripts.this.initializer, getDescription());
		}

		@Override
		public boolean exists() {
			return this.script.exists();
		}

		@Override
		public boolean isReadable() {
			return this.script.isReadable();
		}

		@Override
		public URL getURL() throws IOException {
			return this.script.getURL();
		}

		@Override
		public URI getURI() throws IOException {
			return this.script.getURI();
		}

		@Override
		public File getFile() throws IOException {
			return this.script.getFile();
		}

		@Override
		public @Nullable String getFilename() {
			return this.script.getFilename();
		}

		@Override
		public String getDescription() {
			return this.script.getDescription();
		}

	}

}
