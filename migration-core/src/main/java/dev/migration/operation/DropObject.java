package dev.migration.operation;

import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop a view, routine or trigger. Reversible if its definition is given and it was
 * certain to be there.
 *
 * @param object which object
 * @param definition the object as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropObject(ObjectKey object, @Nullable DatabaseObject definition, boolean ifExists) implements Operation {

	public DropObject {
		object = (definition != null) ? definition.key() : object;
	}

	/**
	 * Drop an object that its name tells from others.
	 * @param kind the kind
	 * @param name the name
	 * @param table the table of a trigger or {@code null}
	 * @param definition the object as it was or {@code null}
	 * @param ifExists whether nothing happens if there is none
	 */
	public DropObject(ObjectKind kind, QualifiedName name, @Nullable QualifiedName table,
			@Nullable DatabaseObject definition, boolean ifExists) {
		this(new ObjectKey(kind, name, table, null), definition, ifExists);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	/**
	 * Return the kind of the object.
	 * @return the kind
	 */
	public ObjectKind kind() {
		return this.object.kind();
	}

	/**
	 * Return the name of the object.
	 * @return the name
	 */
	public QualifiedName name() {
		return this.object.name();
	}

	/**
	 * Return the table of a trigger.
	 * @return the table, or {@code null} for everything else
	 */
	public @Nullable QualifiedName table() {
		return this.object.table();
	}

	@Override
	public boolean reversible() {
		return this.definition != null && !this.ifExists;
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop " + this.object,
					"the definition of the " + this.object.kind().words() + " is not given");
		}
		if (this.ifExists) {
			throw new IrreversibleOperationException(this, "drop " + this.object,
					"whether it was there is not known; drop it without 'if exists'");
		}
		return new ReplaceObject(null, this.definition);
	}

}
