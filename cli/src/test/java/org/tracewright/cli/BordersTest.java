package org.tracewright.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The borders between the rooms, as ARCHITECTURE.md draws them. The poms are the first guard; this
 * is the second, and the only one between the hints of the JIT and what lies behind them.
 */
@AnalyzeClasses(packages = "org.tracewright", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
  private static final String HINTS = "org.tracewright.jit";
  private static final String JIT = "org.tracewright.jit..";
  private static final String ISA = "org.tracewright.isa..";
  private static final String SIM = "org.tracewright.sim..";
  private static final String CPUS = "org.tracewright.cpu..";
  private static final String DEBUGGER = "org.tracewright.debugger..";
  private static final String OURS = "org.tracewright..";

  @ArchTest static final ArchRule isaImportsNothingOfOurs = imports(ISA);

  @ArchTest static final ArchRule jitImportsNothingOfOurs = imports(JIT);

  @ArchTest static final ArchRule simImportsOnlyTheHints = imports(SIM, HINTS);

  @ArchTest static final ArchRule cpusImportOnlyTheHints = imports(CPUS, SIM, ISA, HINTS);

  @ArchTest static final ArchRule debuggerImportsNoCpu = imports(DEBUGGER, SIM, ISA, HINTS);

  @ArchTest
  static final ArchRule cpusDoNotMeet =
      slices().matching("org.tracewright.cpu.(*)..").should().notDependOnEachOther();

  // But for what makes ASM itself start fast.
  @ArchTest
  static final ArchRule asmStaysInTheJit =
      noClasses()
          .that()
          .resideOutsideOfPackage(JIT)
          .and()
          .haveNameNotMatching("org\\.tracewright\\.cli\\.StackMaps(\\$1)?")
          .should()
          .accessClassesThat(library("asm"));

  @ArchTest
  static final ArchRule jlineStaysWhereAPersonTypes =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tracewright.debugger..", "org.tracewright.cli..")
          .should()
          .accessClassesThat(resideInAPackage("org.jline.."));

  @ArchTest
  static final ArchRule noStaticStateThatChanges =
      noFields()
          .that()
          .areStatic()
          .and()
          .areNotFinal()
          .should()
          .beDeclaredInClassesThat(ours())
          .allowEmptyShould(true);

  private static ArchRule imports(String room, String... others) {
    return classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(
            not(ours()).or(resideInAPackage(room)).or(resideInAnyPackage(others)))
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> library(String name) {
    return resideInAPackage("org.objectweb." + name + "..");
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage(OURS);
  }
}
