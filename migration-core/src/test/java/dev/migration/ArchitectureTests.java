package dev.migration;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of packages in {@code docs/architecture.md}.
 */
@AnalyzeClasses(packages = "dev.migration", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "dev.migration";

	/**
	 * From the ground up: a package imports only from the root and from those before it.
	 */
	private static final List<String> PACKAGES = List.of("schema", "revision", "operation", "dialect", "diff", "script",
			"metamodel", "reflection", "scripts", "runtime", "autogenerate", "proof", "command");

	private static final String[] PURE_PACKAGES = { "dev.migration.schema..", "dev.migration.revision..",
			"dev.migration.operation..", "dev.migration.dialect..", "dev.migration.diff.." };

	@ArchTest
	static final ArchRule noPackageCycles = slices().matching("dev.migration.(*)..")
		.should()
		.beFreeOfCycles()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule onlyMetamodelKnowsHibernate = noClasses().that()
		.resideOutsideOfPackage("dev.migration.metamodel..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.hibernate..");

	@ArchTest
	static final ArchRule onlyScriptsKnowsThymeleaf = noClasses().that()
		.resideOutsideOfPackage("dev.migration.scripts..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.thymeleaf..");

	@ArchTest
	static final ArchRule onlyOneClassKnowsTheDriver = noClasses().that()
		.haveSimpleNameNotContaining("ServerProcess")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.postgresql..");

	// java.nio.charset is text, not IO; an address is a value that has a literal
	@ArchTest
	static final ArchRule purePackagesDoNoIo = noClasses().that()
		.resideInAnyPackage(PURE_PACKAGES)
		.should()
		.dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "java.io..", "java.nio", "java.nio.file..",
				"java.nio.channels..", "java.net..", "org.springframework.jdbc..", "org.hibernate..")
			.and(not(type(InetAddress.class))))
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule purePackagesOnlyPrintAddresses = noClasses().that()
		.resideInAnyPackage(PURE_PACKAGES)
		.should()
		.callMethodWhere(target(owner(type(InetAddress.class))).and(target(not(name("getHostAddress")))))
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule coreKnowsNothingOfSpringBoot = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

	@ArchTest
	void rootImportsNoOtherPackage(JavaClasses classes) {
		noClasses().that()
			.resideInAPackage(ROOT)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(trees(PACKAGES))
			.check(classes);
	}

	@ArchTest
	void packageImportsOnlyFromThoseBeforeIt(JavaClasses classes) {
		for (int i = 0; i < PACKAGES.size() - 1; i++) {
			noClasses().that()
				.resideInAnyPackage(trees(PACKAGES.subList(i, i + 1)))
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(trees(PACKAGES.subList(i + 1, PACKAGES.size())))
				.allowEmptyShould(true)
				.check(classes);
		}
	}

	@ArchTest
	void everyPackageStandsInTheTable(JavaClasses classes) {
		Set<String> known = PACKAGES.stream().map((name) -> ROOT + "." + name).collect(Collectors.toSet());

		Set<String> unknown = classes.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> !name.equals(ROOT))
			.filter((name) -> known.stream().noneMatch((each) -> name.equals(each) || name.startsWith(each + ".")))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(unknown).as("packages that are missing in the table").isEmpty();
	}

	@ArchTest
	void packagesAreNamedAfterConcepts(JavaClasses classes) {
		noClasses().should().resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..").check(classes);
	}

	@ArchTest
	void everyPackageIsNullMarked(JavaClasses classes) {
		List<String> unmarked = classes.stream()
			.map(JavaClass::getPackage)
			.filter((each) -> !each.isAnnotatedWith(NullMarked.class))
			.map(JavaPackage::getName)
			.distinct()
			.sorted()
			.toList();

		assertThat(unmarked).as("packages without @NullMarked").isEmpty();
	}

	private static String[] trees(List<String> names) {
		return names.stream().map((name) -> ROOT + "." + name + "..").toArray(String[]::new);
	}

}
