package org.tracewright.jit.runtime;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.emit.FieldLink;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;

/**
 * Accesses to private fields outside the model's nest: the recorder follows methods of other
 * classes, which use them, but generated classes may not.
 */
public final class FieldLinks {
  private FieldLinks() {}

  /** Links an {@code invokedynamic} of a generated class; its class data are the accesses. */
  public static CallSite link(Lookup caller, String name, MethodType type, int number)
      throws IllegalAccessException {
    List<?> accesses = MethodHandles.classData(caller, "_", List.class);
    return new ConstantCallSite(((MethodHandle) accesses.get(number)).asType(type));
  }

  /** The class data for a class that has these accesses. */
  static List<MethodHandle> accesses(Model model, List<FieldLink> links) {
    List<MethodHandle> accesses = new ArrayList<>();
    for (FieldLink link : links) {
      ModelField field = field(model, link.owner(), link.name(), link.descriptor());
      accesses.add(link.write() ? field.write() : field.read());
    }
    return accesses;
  }

  /** Whether classes in the model's nest may not access the field. */
  static boolean isClosed(Model model, String owner, String name, String descriptor) {
    ModelField field = field(model, owner, name, descriptor);
    return field != null && !field.accessible();
  }

  private static ModelField field(Model model, String owner, String name, String descriptor) {
    return model.field(model.type(), owner, name, descriptor);
  }
}
