package org.tracewright.test.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which room may import what, as ARCHITECTURE.md has it. The poms are the first guard; this one
 * also sees what they cannot: that only the hints of {@code jit} are used outside it.
 */
class BordersTest {
  private static final String[] JAVA = {"java..", "javax.."};

  private static final JavaClasses OURS = ProjectClasses.imported();

  // spotless:off - the table of the architecture page
  static Stream<Arguments> rooms() {
    return Stream.of(
        //   room,                               what it may import besides itself and Java
        room("org.tracewright.isa.."),
        room("org.tracewright.jit..",            "org.objectweb.asm..", "jdk.internal.misc.."),
        room("org.tracewright.sim..",            "org.tracewright.jit", "jdk.internal.misc.."),
        room("org.tracewright.cpu.riscv32..",    "org.tracewright.jit", "org.tracewright.sim..", "org.tracewright.isa.."),
        room("org.tracewright.cpu.chip8..",      "org.tracewright.jit", "org.tracewright.sim..", "org.tracewright.isa.."),
        room("org.tracewright.debugger..",       "org.tracewright.jit..", "org.tracewright.sim..", "org.tracewright.isa..", "org.jline.."),
        room("org.tracewright.test..",           "org.tracewright.jit..", "org.tracewright.sim..", "org.tracewright.isa..",
                                                 "org.tracewright.cpu..", "org.tracewright.debugger..", "org.junit.jupiter..",
                                                 "org.junit.platform..", "org.assertj..", "org.opentest4j..", "org.apiguardian.."));
  }
  // spotless:on

  private static Arguments room(String room, String... others) {
    return Arguments.of(
        room,
        Stream.of(new String[] {room}, JAVA, others).flatMap(Stream::of).toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void aRoomImportsOnlyWhatTheTableAllows(String room, String[] allowed) {
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed))
        .allowEmptyShould(true)
        .because("ARCHITECTURE.md's table of rooms says so")
        .check(OURS);
  }

  @Test
  void onlyTheJitKnowsAsm() {
    noClasses()
        .that(not(resideInAnyPackage("org.tracewright.jit..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.objectweb.asm..")
        .because("bytecode is the JIT's own business")
        .check(OURS);
  }

  @Test
  void noRoomBelowTheCommandKnowsIt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.tracewright.cli..", "org.tracewright.bench..", "org.apache.commons.cli..")
        .because("the command wires the rooms together, not the other way round")
        .check(OURS);
  }
}
