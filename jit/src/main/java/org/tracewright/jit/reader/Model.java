package org.tracewright.jit.reader;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Layout;

/** A model class as the JIT sees it. Shared by all its instances and all threads. */
public final class Model {
  private final MethodHandles.Lookup lookup;

  private Model(MethodHandles.Lookup lookup) {
    this.lookup = lookup;
  }

  /**
   * Reads the class that made {@code lookup}.
   *
   * @throws RefusedException if it breaks a rule that a traced model has to keep
   */
  public static Model read(MethodHandles.Lookup lookup) throws RefusedException {
    return new Model(lookup);
  }

  /** Where the loop tests for its end. */
  public enum Form {
    /** Right after the merge point, before the turn has any effect. */
    CHECK_FIRST,
    /** Somewhere else, such as in {@code while (retired < limit) mergePoint...}. */
    WHILE
  }

  /** Where the loop tests for its end. */
  public Form form() {
    return Form.WHILE;
  }

  /** With the access rights of the model class. */
  public MethodHandles.Lookup lookup() {
    return lookup;
  }

  /**
   * The slots of an instance; the same object for all instances with the same array lengths.
   *
   * @throws RefusedException if a virtualizable array is null or too long
   */
  public Layout layout(Object state) throws RefusedException {
    throw new RefusedException(List.of());
  }

  /** Whether the fact holds for an instance. */
  public boolean holds(Object state, Fact fact) {
    return false;
  }

  /** Class and method name of a method number of {@link org.tracewright.jit.ir.Exit.Frame}. */
  public String methodName(int method) {
    return "";
  }

  /** Methods that are called instead of inlined, with the reason; grows while recording. */
  public List<LintFinding> notes() {
    return List.of();
  }
}
