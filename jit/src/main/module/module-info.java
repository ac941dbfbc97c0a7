/** The meta-tracing JIT: hints for interpreters that want to be compiled. */
module org.tracewright.jit {
  requires jdk.unsupported;
  requires org.objectweb.asm;
  requires org.objectweb.asm.tree;
  requires org.objectweb.asm.tree.analysis;
  requires org.objectweb.asm.util;

  exports org.tracewright.jit;
  // What generated classes, which belong to the models' modules, call.
  exports org.tracewright.jit.runtime;
}
