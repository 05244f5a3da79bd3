package dev.migration.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * Says what {@link MigrationTests} are to look at, where that is not the only database of
 * the application. The application is found and configured as by {@link SpringBootTest};
 * nothing of it is started.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
public @interface MigrationTest {

	/**
	 * Name of the database, one of {@code migration.databases}. May be left out if there
	 * is only one.
	 * @return the name
	 */
	String database() default "";

	/**
	 * Whose server the throwaway databases are made on.
	 * @return the server
	 */
	Server server() default Server.OWN;

	/**
	 * How many heads the history is to have.
	 * @return the number
	 */
	int heads() default 1;

	/**
	 * Revisions that lose data on purpose, by their identifiers or the beginnings of
	 * those.
	 * @return the revisions
	 */
	String[] losesData() default {};

	/**
	 * Properties of the application, such as {@code migration.dialect=mariadb}.
	 * @return the properties
	 */
	@AliasFor(annotation = SpringBootTest.class, attribute = "properties")
	String[] properties() default {};

	/**
	 * Classes of the application, where it is not found by its package.
	 * @return the classes
	 */
	@AliasFor(annotation = SpringBootTest.class, attribute = "classes")
	Class<?>[] classes() default {};

	/**
	 * A server on which throwaway databases are made.
	 */
	enum Server {

		/**
		 * One that is started for the tests: H2 in memory, a container, or an embedded
		 * PostgreSQL. The application's own database is never connected to, and need not
		 * be configured.
		 */
		OWN,

		/**
		 * The one that the application is connected to in its tests. Databases with names
		 * of their own are made there and dropped again; its own is only asked what it
		 * is.
		 */
		APPLICATION

	}

}
