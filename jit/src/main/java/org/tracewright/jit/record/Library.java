package org.tracewright.jit.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;

/** The decoded methods of a model: each is decoded once in a process. */
final class Library {
  private final Model model;
  private final Map<Method, Code> codes = new ConcurrentHashMap<>();

  private Library(Model model) {
    this.model = model;
  }

  static Library of(Model model) {
    return model.attachment(Library.class, Library::new);
  }

  Model model() {
    return model;
  }

  Code loop() {
    return code(model.loop().method());
  }

  Code code(Method method) {
    Code known = codes.get(method);
    return known != null ? known : codes.computeIfAbsent(method, m -> new Decoder(model, m).code());
  }
}
