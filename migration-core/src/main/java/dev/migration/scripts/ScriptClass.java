package dev.migration.scripts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;

import dev.migration.script.RevisionScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.ReflectionUtils;

/**
 * The class of a script, loaded and instantiated only to run. The one place that needs
 * reflection.
 */
record ScriptClass(String name, ClassLoader classLoader) implements Supplier<RevisionScript> {

	private static final Logger logger = LoggerFactory.getLogger(ScriptClass.class);

	@Override
	public RevisionScript get() {
		try {
			Constructor<?> constructor = constructor(true);
			ReflectionUtils.makeAccessible(constructor);
			return (RevisionScript) constructor.newInstance();
		}
		catch (ClassNotFoundException ex) {
			throw problem("Its class is not on the class path; add its folder there.", ex);
		}
		catch (NoSuchMethodException ex) {
			throw problem("It has no constructor without parameters; add one.", ex);
		}
		catch (InvocationTargetException ex) {
			throw problem("Its constructor failed: " + ex.getTargetException()
					+ ". Do the work in 'upgrade' and 'downgrade' instead.", ex.getTargetException());
		}
		catch (ReflectiveOperationException | LinkageError | ClassCastException ex) {
			throw problem("It cannot be instantiated: " + ex + ". Compile it against the present class path.", ex);
		}
	}

	/**
	 * Load and verify the class, without initializing it.
	 */
	void load() {
		try {
			// Who looks into a class has it verified
			logger.trace("Prepared '{}'", constructor(false));
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			// Whoever needs the class is told
			logger.debug("Class '{}' cannot be prepared", this.name, ex);
		}
	}

	private Constructor<?> constructor(boolean initialize) throws ReflectiveOperationException {
		return Class.forName(this.name, initialize, this.classLoader).getDeclaredConstructor();
	}

	private InvalidScriptException problem(String text, Throwable cause) {
		return new InvalidScriptException(this.name, text, cause);
	}

}
