package dev.migration.scripts;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.util.ResourceUtils;

/**
 * A folder within a jar. While it is open its files are read from the jar, without a URL,
 * a connection and a search of the jar for each of them.
 */
final class ScriptJar implements Closeable {

	private static final int LARGEST = 1 << 16;

	private final URL folder;

	private final String prefix;

	private final boolean shared;

	private @Nullable JarFile jar;

	private ScriptJar(URL folder, String prefix, JarFile jar, boolean shared) {
		this.folder = folder;
		this.prefix = prefix;
		this.jar = jar;
		this.shared = shared;
	}

	/**
	 * Open a folder.
	 * @param folder a URL that ends with a slash
	 * @return the open folder, or nothing if that is none in a jar
	 */
	static Optional<ScriptJar> open(URL folder) throws IOException {
		URLConnection connection = folder.openConnection();
		if (!(connection instanceof JarURLConnection jar)) {
			return Optional.empty();
		}
		ResourceUtils.useCachesIfNecessary(connection);
		String prefix = jar.getEntryName();
		return (prefix != null)
				? Optional.of(new ScriptJar(folder, prefix, jar.getJarFile(), connection.getUseCaches()))
				: Optional.empty();
	}

	/**
	 * Return the scripts below the folder, which are read as long as it is open and
	 * later, too.
	 */
	List<ScriptFile> files() {
		List<ScriptFile> files = new ArrayList<>();
		JarFile open = this.jar;
		if (open != null) {
			for (Enumeration<JarEntry> entries = open.entries(); entries.hasMoreElements();) {
				JarEntry entry = entries.nextElement();
				String name = entry.getName();
				if (name.startsWith(this.prefix) && ScriptFile.isScript(name)) {
					files.add(new ScriptFile(name, new Entry(entry, name.substring(this.prefix.length()))));
				}
			}
		}
		return files;
	}

	@Override
	public void close() throws IOException {
		JarFile open = this.jar;
		this.jar = null;
		if (open != null && !this.shared) {
			open.close();
		}
	}

	/**
	 * A file in the jar.
	 */
	final class Entry extends AbstractResource {

		private final String path;

		private @Nullable JarEntry entry;

		private Entry(JarEntry entry, String path) {
			this.entry = entry;
			this.path = path;
		}

		@Override
		public InputStream getInputStream() throws IOException {
			JarFile open = ScriptJar.this.jar;
			JarEntry known = this.entry;
			this.entry = null;
			return (open != null && known != null) ? open.getInputStream(known) : resource().getInputStream();
		}

		/**
		 * As long as it is open the size is known, so that nothing has to grow.
		 */
		@Override
		public byte[] getContentAsByteArray() throws IOException {
			JarEntry known = this.entry;
			long size = (known != null) ? known.getSize() : -1;
			try (InputStream content = getInputStream()) {
				return (size >= 0 && size <= LARGEST) ? content.readNBytes((int) size) : content.readAllBytes();
			}
		}

		private Resource resource() throws IOException {
			return new UrlResource(ScriptJar.this.folder).createRelative(this.path);
		}

		@Override
		public URL getURL() throws IOException {
			return resource().getURL();
		}

		/**
		 * Return where the file is: the same text for the same file.
		 */
		String address() {
			return ScriptJar.this.folder + this.path;
		}

		@Override
		public String getDescription() {
			return "URL [" + address() + "]";
		}

	}

}
