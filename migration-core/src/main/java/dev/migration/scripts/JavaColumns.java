package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.PortableType;
import dev.migration.dialect.PortableType.Kind;
import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.SequenceOptions;
import dev.migration.scripts.JavaExpression.Atom;
import dev.migration.scripts.JavaExpression.Call;
import org.jspecify.annotations.Nullable;

/**
 * Columns and their types as calls of {@link dev.migration.script.Ddl}.
 */
final class JavaColumns {

	private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

	private final Supplier<Dialect> dialect;

	JavaColumns(Supplier<Dialect> dialect) {
		this.dialect = dialect;
	}

	Call column(Column column, boolean inPrimaryKey) {
		Call call = Call.ddl("column", JavaValues.name(column.name()), type(column.type()));
		return properties(call, column, inPrimaryKey);
	}

	Call attribute(Attribute attribute) {
		Call call = Call.ddl("attribute", JavaValues.name(attribute.name()), type(attribute.type()));
		return (attribute.comment() != null) ? call.then("comment", JavaValues.string(attribute.comment())) : call;
	}

	Call existing(Column column) {
		return properties(Call.ddl("existing", type(column.type())), column, false);
	}

	private Call properties(Call call, Column column, boolean inPrimaryKey) {
		Call result = call;
		if (column.identity() != null) {
			result = identity(result, column.identity());
		}
		if (!column.nullable() && column.identity() == null && !inPrimaryKey) {
			result = result.then("notNull");
		}
		if (column.defaultValue() != null) {
			result = defaultValue(result, column.defaultValue());
		}
		if (column.generated() != null) {
			result = generated(result, column.generated());
		}
		return (column.comment() != null) ? result.then("comment", JavaValues.string(column.comment())) : result;
	}

	/**
	 * Return what an operation changes, removals first: a column holds only one of
	 * default, identity and generated expression at any time.
	 */
	Call change(AlterColumn operation) {
		Column from = operation.from();
		Column to = operation.to();
		Call call = Call.ddl("change");
		if (!from.type().equals(to.type())) {
			call = call.then("type", type(to.type()));
		}
		if (operation.using() != null) {
			call = call.then("using", JavaValues.string(operation.using()));
		}
		call = isRemoved(from.defaultValue(), to.defaultValue()) ? call.then("noDefault") : call;
		call = isRemoved(from.identity(), to.identity()) ? call.then("noIdentity") : call;
		call = isRemoved(from.generated(), to.generated()) ? call.then("notGenerated") : call;
		boolean nullable = from.nullable();
		if (to.identity() != null && !to.identity().equals(from.identity())) {
			call = identity(call, to.identity());
			nullable = false;
		}
		if (nullable != to.nullable()) {
			call = call.then(to.nullable() ? "nullable" : "notNull");
		}
		if (to.defaultValue() != null && !to.defaultValue().equals(from.defaultValue())) {
			call = defaultValue(call, to.defaultValue());
		}
		if (to.generated() != null && !to.generated().equals(from.generated())) {
			call = generated(call, to.generated());
		}
		if (!Objects.equals(from.comment(), to.comment())) {
			call = (to.comment() != null) ? call.then("comment", JavaValues.string(to.comment()))
					: call.then("noComment");
		}
		return from.name().equals(to.name()) ? call : call.then("renameTo", JavaValues.name(to.name()));
	}

	private static boolean isRemoved(@Nullable Object from, @Nullable Object to) {
		return from != null && to == null;
	}

	private static Call identity(Call call, Identity identity) {
		String method = identity.always() ? "identityAlways" : "identity";
		return identity.options().equals(SequenceOptions.DEFAULT) ? call.then(method)
				: call.then(method, counting(Call.ddl("counter"), identity.options()));
	}

	static Call counting(Call call, SequenceOptions options) {
		SequenceOptions usual = SequenceOptions.DEFAULT;
		Call result = call;
		result = (options.start() != usual.start()) ? with(result, "startWith", options.start()) : result;
		result = (options.increment() != usual.increment()) ? with(result, "incrementBy", options.increment()) : result;
		result = (options.minimum() != null) ? with(result, "minimum", options.minimum()) : result;
		result = (options.maximum() != null) ? with(result, "maximum", options.maximum()) : result;
		result = (options.cache() != usual.cache()) ? with(result, "cache", options.cache()) : result;
		return options.cycle() ? result.then("cycle") : result;
	}

	private static Call with(Call call, String option, long value) {
		return call.then(option, JavaValues.number(value));
	}

	private static Call generated(Call call, Generated generated) {
		return call.then(generated.stored() ? "generatedAs" : "generatedVirtualAs",
				JavaValues.string(generated.expression().source()));
	}

	private Call defaultValue(Call call, Expression expression) {
		return literal(expression.source()).map((value) -> call.then("defaultValue", JavaValues.value(value)))
			.orElseGet(() -> call.then("defaultExpression", JavaValues.string(expression.source())));
	}

	/**
	 * The value whose literal the text is, if there is one that the dialect writes just
	 * so.
	 */
	private Optional<Object> literal(String source) {
		Object value = null;
		if (source.equals("true") || source.equals("false")) {
			value = Boolean.valueOf(source);
		}
		else if (INTEGER.matcher(source).matches()) {
			long number = Long.parseLong(source);
			value = (number == (int) number) ? (Object) (int) number : (Object) number;
		}
		else if (source.length() >= 2 && source.startsWith("'") && source.endsWith("'")) {
			value = source.substring(1, source.length() - 1).replace("''", "'");
		}
		return Optional.ofNullable(value).filter((candidate) -> this.dialect.get().literal(candidate).equals(source));
	}

	Call type(ColumnType type) {
		ColumnType element = type.withDimensions(0).withCollation(null);
		Call call = portable(element)
			.orElseGet(() -> Call.ddl("type", JavaValues.string(this.dialect.get().render(element))));
		for (int i = 0; i < type.dimensions(); i++) {
			call = call.then("array");
		}
		return (type.collation() != null) ? call.then("collate", JavaValues.name(type.collation())) : call;
	}

	private Optional<Call> portable(ColumnType element) {
		return this.dialect.get()
			.portableType(element)
			.filter((portable) -> isFactory(portable) && this.dialect.get().nativeType(portable).equals(element))
			.map((portable) -> Call.ddl(portable.kind().functionName(), arguments(portable)));
	}

	private static boolean isFactory(PortableType type) {
		int arguments = type.arguments().size();
		return switch (type.kind()) {
			case CHAR -> arguments == 1;
			case NUMERIC -> arguments != 1;
			default -> true;
		};
	}

	private static List<JavaExpression> arguments(PortableType type) {
		List<JavaExpression> arguments = new ArrayList<>();
		type.arguments().forEach((argument) -> arguments.add(new Atom(argument.toString())));
		return arguments;
	}

	boolean isBigint(ColumnType type) {
		return type.equals(this.dialect.get().nativeType(PortableType.of(Kind.BIGINT)));
	}

}
