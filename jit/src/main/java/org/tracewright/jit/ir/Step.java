package org.tracewright.jit.ir;

import java.util.List;

/** A step of a way over what never changes. */
public sealed interface Step permits FieldRef, ElementRef {
  /** A way, as a reader of the model wants it: class, fields and indices. */
  static String describe(List<? extends Step> way) {
    StringBuilder text = new StringBuilder();
    for (Step step : way) {
      switch (step) {
        case FieldRef field -> {
          String owner = text.isEmpty() ? field.owner().replace('/', '.') : "";
          text.append(owner).append('.').append(field.name());
        }
        case ElementRef element -> text.append('[').append(element.index()).append(']');
      }
    }
    return text.toString();
  }
}
