package dev.migration.scripts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.script.Revision;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/**
 * What a class file says of its class, as far as it matters for scripts, without what a
 * model of all annotations costs: there may be thousands of them, at every start.
 *
 * @param name the internal name
 * @param access the access flags
 * @param parents the internal names of what it extends and implements
 * @param inner whether it needs an instance of the class that it stands in
 * @param revision the attributes of {@link Revision @Revision} that are written down, or
 * {@code null} if the class does not carry it
 */
record DeclaredClass(String name, int access, List<String> parents, boolean inner,
		@Nullable Map<String, Object> revision) {

	private static final String DESCRIPTOR = "L" + Revision.class.getName().replace('.', '/') + ";";

	/**
	 * Read a class file.
	 * @throws IllegalArgumentException if it is none that is understood
	 */
	static DeclaredClass read(byte[] content) {
		Visitor visitor = new Visitor();
		try {
			new ClassReader(content).accept(visitor,
					ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		}
		catch (IndexOutOfBoundsException | NegativeArraySizeException ex) {
			throw new IllegalArgumentException("No class file", ex);
		}
		return new DeclaredClass(visitor.name, visitor.access, visitor.parents, visitor.inner, visitor.revision);
	}

	String className() {
		return this.name.replace('/', '.');
	}

	boolean isAbstract() {
		return (this.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0;
	}

	/**
	 * Reads what is declared in front of the members.
	 */
	private static final class Visitor extends ClassVisitor {

		private String name = "";

		private int access;

		private List<String> parents = List.of();

		private boolean inner;

		private @Nullable Map<String, Object> revision;

		Visitor() {
			super(SpringAsmInfo.ASM_VERSION);
		}

		@Override
		public void visit(int version, int access, String name, @Nullable String signature, @Nullable String superName,
				String @Nullable [] interfaces) {
			this.name = name;
			this.access = access;
			this.parents = new ArrayList<>();
			if (interfaces != null) {
				this.parents.addAll(Arrays.asList(interfaces));
			}
			if (superName != null) {
				this.parents.add(superName);
			}
		}

		@Override
		public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
			this.inner = true;
		}

		@Override
		public void visitInnerClass(String name, @Nullable String outer, @Nullable String simple, int access) {
			if (outer != null && name.equals(this.name)) {
				this.inner = (access & Opcodes.ACC_STATIC) == 0;
			}
		}

		@Override
		public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			if (!descriptor.equals(DESCRIPTOR)) {
				return null;
			}
			Map<String, Object> attributes = new LinkedHashMap<>();
			this.revision = attributes;
			return new Attributes(attributes);
		}

	}

	/**
	 * Reads attributes, which are texts, lists of texts, numbers and truth values.
	 */
	private static final class Attributes extends AnnotationVisitor {

		private final Map<String, Object> values;

		Attributes(Map<String, Object> values) {
			super(SpringAsmInfo.ASM_VERSION);
			this.values = values;
		}

		@Override
		public void visit(String name, Object value) {
			this.values.put(name, value);
		}

		@Override
		public AnnotationVisitor visitArray(String name) {
			List<Object> elements = new ArrayList<>();
			this.values.put(name, elements);
			return new Elements(elements);
		}

	}

	/**
	 * Reads a list.
	 */
	private static final class Elements extends AnnotationVisitor {

		private final List<Object> elements;

		Elements(List<Object> elements) {
			super(SpringAsmInfo.ASM_VERSION);
			this.elements = elements;
		}

		@Override
		public void visit(@Nullable String name, Object value) {
			this.elements.add(value);
		}

	}

}
