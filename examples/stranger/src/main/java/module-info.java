/** An interpreter in a module of its own, which exports and opens nothing. */
module com.example.forth {
  requires org.tracewright.jit;
  requires org.objectweb.asm.util; // which the automatic module of the JIT cannot ask for itself
}
