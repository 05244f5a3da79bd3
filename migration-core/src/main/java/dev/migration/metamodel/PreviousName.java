package dev.migration.metamodel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what an entity or attribute was called before, so that its table or column is
 * renamed and keeps its rows. On an entity it names the table; on an attribute the
 * column, the join column, or the table of a collection. The name may be that of the
 * table or column as well as that of the class or attribute that it was made of. An
 * attribute with several columns, all of whose names begin with its own, renames them
 * all.
 * <p>
 * It may stay when the rename is done: a name that the database does not have, or whose
 * successor is there already, means nothing. What makes its name out of that of a renamed
 * table, such as a sequence or a column that refers to it, needs no annotation.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.METHOD })
public @interface PreviousName {

	/**
	 * Return the former names, the latest first.
	 * @return the names
	 */
	String[] value();

}
