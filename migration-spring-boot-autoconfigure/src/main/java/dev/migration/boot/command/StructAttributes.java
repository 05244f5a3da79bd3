package dev.migration.boot.command;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.annotations.Struct;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * The attributes that {@link Struct} is about. Hibernate refuses them where a database
 * has no such types, and does not say which they are.
 */
final class StructAttributes {

	private StructAttributes() {
	}

	/**
	 * Return the attributes of a persistence unit, as a reader finds them.
	 */
	static String of(PersistenceUnitInfo info) {
		Set<String> attributes = new TreeSet<>();
		for (String name : info.getManagedClassNames()) {
			collect(ClassUtils.resolveClassName(name, info.getClassLoader()), attributes);
		}
		return String.join(", ", attributes);
	}

	private static void collect(Class<?> type, Set<String> attributes) {
		for (Field field : type.getDeclaredFields()) {
			if (isStruct(field, field.getGenericType())) {
				attributes.add(text(field.getName(), type));
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			var property = BeanUtils.findPropertyForMethod(method);
			if (property != null && method.getParameterCount() == 0
					&& isStruct(method, method.getGenericReturnType())) {
				attributes.add(text(property.getName(), type));
			}
		}
	}

	private static String text(String attribute, Class<?> type) {
		return "attribute '" + attribute + "' of '" + type.getName() + "'";
	}

	private static boolean isStruct(AnnotatedElement attribute, @Nullable Type type) {
		return attribute.isAnnotationPresent(Struct.class) || isStruct(type);
	}

	private static boolean isStruct(@Nullable Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return Stream.of(parameterized.getActualTypeArguments()).anyMatch(StructAttributes::isStruct);
		}
		if (type instanceof Class<?> plain) {
			return plain.isArray() ? isStruct(plain.getComponentType()) : plain.isAnnotationPresent(Struct.class);
		}
		return false;
	}

}
