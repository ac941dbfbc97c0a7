/** An interpreter in a module of its own, which exports and opens nothing. */
module com.example.forth {
  requires org.tracewright.jit;
}
