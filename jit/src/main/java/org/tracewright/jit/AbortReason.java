package org.tracewright.jit;

/** Why a recording gave no trace, or why the trace ends where it does. */
public enum AbortReason {
  /** The loop leaves in the first turn. */
  LEAVES("the loop is about to end"),
  /** A turn that did not happen would do what cannot be taken back. */
  PRETENDED("a way that was not taken cannot be recorded"),
  /** One turn alone passes the limit of operations. */
  TURN_TOO_LONG("a single turn has more operations than a trace may have"),
  /** The model threw an exception that nothing inside the loop catches. */
  EXCEPTION_LEAVES("an exception leaves the loop"),
  /** A method that is called, not inlined, threw an exception. */
  CALL_THREW("a method that was not looked into threw an exception"),
  /** A call that cannot be undone, in a loop that tests for its end after a turn's effects. */
  CALL_BEFORE_LEAVE_CHECK(
      "a method that is not looked into is called before the loop's condition is tested; put the"
          + " test right after the merge point"),
  /** A condition that must be known before the turn's first effect depends on that effect. */
  GUARD_BEFORE_LEAVE_CHECK(
      "a condition behind a write to memory decides about the turn before the loop's condition is"
          + " tested; put the test right after the merge point"),
  /** A lambda, a string concatenation or a pattern switch on the hot path. */
  INVOKEDYNAMIC("an invokedynamic instruction is on the recorded path"),
  /** A reference that compiled code cannot name. */
  OBJECT_CONSTANT("a string, class or method constant is used on the recorded path"),
  /** A loop of the model's own, inside a turn, whose number of rounds is not constant. */
  INNER_LOOP("a loop inside the turn runs a number of rounds that is not constant"),
  /** The class of an object has no name that compiled code could use. */
  NAMELESS_CLASS("an object of a class that compiled code cannot name is on the recorded path"),
  /** A member that compiled code may not touch is used by a method that must be inlined. */
  INACCESSIBLE("a member that compiled code may not access is used on the recorded path"),
  /** A method of the superclass, not looked into, is called by {@code super.method()}. */
  SUPER_CALL("a method of the superclass that is not looked into is called through super"),
  /** Where the turn goes on is decided behind an effect, by the loop itself. */
  PARTS(
      "the turn often goes on in another way behind what it has done already; put what comes behind"
          + " into a method of its own"),
  /** An array of arrays whose lengths are not constant. */
  ARRAY_OF_ARRAYS("an array of several dimensions is made with lengths that are not constant"),
  /** An element of a virtualizable array is chosen by a value that is not constant. */
  VIRTUALIZABLE_INDEX(
      "a virtualizable array is indexed by a value that is not constant; promote it, or remove the"
          + " annotation");

  private final String sentence;

  AbortReason(String sentence) {
    this.sentence = sentence;
  }

  /** What happened, as part of a sentence. */
  public String sentence() {
    return sentence;
  }
}
