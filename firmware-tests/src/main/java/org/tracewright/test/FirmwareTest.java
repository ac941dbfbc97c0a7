package org.tracewright.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a guest program, run once in each engine with a fresh {@link Simulator}, which the
 * method takes as a parameter. The simulator is closed after the test. Needs JUnit 5 or 6.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(FirmwareTestExtension.class)
public @interface FirmwareTest {
  /**
   * The program: a file, looked for from the working directory and then below {@code
   * src/test/resources}, or a resource on the class path.
   */
  String elf();

  /** The engines to run it in, one after the other. */
  Engine[] engines() default {Engine.JIT};

  /** The most instructions that a run may take, as {@link SimulatorBuilder#budget(String)}. */
  String budget() default "1G";

  /** The program's arguments. */
  String[] arguments() default {};

  /** The instruction set; what the file says if empty. */
  String isa() default "";

  /** The environment; what fits the file if empty. */
  String environment() default "";
}
