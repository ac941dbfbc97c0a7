package org.tracewright.jit.reader;

import java.util.List;
import org.objectweb.asm.tree.AnnotationNode;
import org.tracewright.jit.MemoryAccess;

/** The annotations of a field or method, by their simple names, as the class file has them. */
record Hints(List<AnnotationNode> annotations) {
  private static final String PACKAGE = "Lorg/tracewright/jit/";

  static Hints of(List<AnnotationNode> annotations) {
    return new Hints(annotations == null ? List.of() : annotations);
  }

  boolean has(String name) {
    return find(name) != null;
  }

  /** Whether there is no hint at all. */
  boolean none() {
    return annotations.stream().noneMatch(annotation -> annotation.desc.startsWith(PACKAGE));
  }

  private AnnotationNode find(String name) {
    for (AnnotationNode annotation : annotations) {
      if (annotation.desc.equals(PACKAGE + name + ";")) {
        return annotation;
      }
    }
    return null;
  }

  /**
   * The dimensions of an {@link org.tracewright.jit.Immutable} array; 0 if there is no such hint.
   */
  int immutableDimensions() {
    return dimensions("Immutable", 1);
  }

  /** The dimensions of a {@link org.tracewright.jit.Stable} array; 0 if there is no such hint. */
  int stableDimensions() {
    return dimensions("Stable", 0);
  }

  private int dimensions(String hint, int unlessSaid) {
    AnnotationNode annotation = find(hint);
    if (annotation == null) {
      return 0;
    }
    return annotation.values == null ? unlessSaid : (Integer) annotation.values.get(1);
  }

  /** The operation named by {@link MemoryAccess}; {@code null} if there is none. */
  MemoryAccess.Kind memoryAccess() {
    AnnotationNode annotation = find("MemoryAccess");
    if (annotation == null || annotation.values == null) {
      return null;
    }
    // ASM's form of an annotation: name, value, name, value...; an enum constant is {type, name}.
    String[] constant = (String[]) annotation.values.get(1);
    return MemoryAccess.Kind.valueOf(constant[1]);
  }
}
