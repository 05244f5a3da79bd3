package dev.migration.metamodel;

import java.util.List;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PrimaryKey;

/**
 * The order of the columns in a primary key. Hibernate sorts them only just before it
 * creates tables, in place; this is the same order without touching the mapping.
 */
final class KeyOrder {

	private final Metadata metadata;

	KeyOrder(Metadata metadata) {
		this.metadata = metadata;
	}

	/**
	 * Return the columns as they are in a database that Hibernate has updated, where it
	 * does not sort them.
	 */
	List<Column> unsorted(PrimaryKey key) {
		return key.getColumns();
	}

	List<Column> columns(PrimaryKey key) {
		List<Column> columns = key.getColumns();
		if (columns.size() > 1 && key.getOriginalOrder() == null
				&& this.metadata instanceof MetadataImplementor implementor) {
			List<Column> ordered = implementor.getMetadataBuildingOptions()
				.getColumnOrderingStrategy()
				.orderConstraintColumns(key, this.metadata);
			return (ordered != null) ? ordered : columns;
		}
		return columns;
	}

}
