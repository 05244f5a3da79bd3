package dev.migration.script;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a {@link RevisionScript} as a node of the revision graph. The annotation is
 * the truth; the name of the class is decoration. It is read from the class file without
 * loading the class.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

	/**
	 * The identifier: 1 to 32 characters, none of them {@code @ - + :}.
	 * @return the identifier
	 */
	String id();

	/**
	 * The revisions that this one follows: none for a first one, several for a merge.
	 * @return the parents
	 */
	String[] downRevision() default {};

	/**
	 * The names of the branch that starts here.
	 * @return the labels
	 */
	String[] branchLabels() default {};

	/**
	 * The revisions, by identifier or label, that must run before without being parents.
	 * @return the dependencies
	 */
	String[] dependsOn() default {};

	/**
	 * What the revision does, in a line.
	 * @return the message
	 */
	String message() default "";

	/**
	 * When the script was written, in ISO-8601 with {@code Z}.
	 * @return the instant or nothing
	 */
	String createDate() default "";

	/**
	 * Whether the script runs in a transaction of its own. Only statements that the
	 * database refuses in a transaction need {@code false}.
	 * @return {@code true} for a transaction
	 */
	boolean transactional() default true;

	/**
	 * How long a statement waits for a lock, such as {@code 500ms}, {@code 2s} or
	 * {@code 5m}. Does not count on PostgreSQL outside of a transaction.
	 * @return the time, or nothing to do as 'migration.ddl.lock-timeout' says
	 */
	String lockTimeout() default "";

	/**
	 * How long a statement takes at most, such as {@code 30s}, or {@code 0} for as long
	 * as it likes. Does not count on PostgreSQL outside of a transaction.
	 * @return the time, or nothing to do as 'migration.ddl.statement-timeout' says
	 */
	String statementTimeout() default "";

	/**
	 * How often the revision is tried again if it does not get a lock.
	 * @return the number, from 0 to 1000, or -1 to do as 'migration.ddl.retries' says
	 */
	int retries() default -1;

}
