package dev.migration.scripts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Has classes that are in memory only.
 */
final class MemoryClassLoader extends ClassLoader {

	private final Map<String, byte[]> classes;

	MemoryClassLoader(Map<String, byte[]> classes, ClassLoader parent) {
		super(parent);
		this.classes = new LinkedHashMap<>(classes);
	}

	Map<String, byte[]> classes() {
		return this.classes;
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] bytes = this.classes.get(name);
		if (bytes == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, bytes, 0, bytes.length);
	}

}
