package org.tracewright.jit;

/** What the reader demands of a model before anything of it is recorded. */
public enum LintRule {
  CLASS_FILE("the class file can be read", "keep the model's class file on its class loader"),
  ONE_MERGE_POINT("there is exactly one call of mergePoint", "keep one interpreter loop a class"),
  INSTANCE_LOOP("the loop stands in an instance method", "make it an instance method of the model"),
  STATE_IS_THIS("mergePoint is given the model itself", "pass this as its first argument"),
  LOOPS("the merge point is in a loop", "call mergePoint at the start of each turn of a loop"),
  NO_LIVE_LOCAL(
      "no local variable but this survives the merge point",
      "keep what outlives a turn in fields, read locals after the merge point"),
  EMPTY_STACK(
      "nothing waits on the operand stack at the merge point", "call mergePoint as a statement"),
  NO_TRY("the merge point is in no try block", "move the try block out of the loop or behind it"),
  METHOD_SIZE(
      "a method has less than 8,000 bytes of bytecode", "move parts of it to methods of their own"),
  NOT_SYNCHRONIZED("the loop takes no monitor", "synchronise outside the loop"),
  INSTANCE_FIELD("a virtualizable is an instance field", "remove static or the annotation"),
  FINAL_ARRAY("a virtualizable array is final", "make the field final"),
  PRIMITIVE_ELEMENTS(
      "a virtualizable array has elements of a primitive type", "remove the annotation"),
  ARRAY_LENGTH(
      "a virtualizable array is not null and has at most 256 elements",
      "allocate it in the constructor, or remove the annotation"),
  CONSTANT_INDEX(
      "a virtualizable array is indexed by what is constant in a trace",
      "promote the index, or remove the annotation"),
  LONG_COUNT("the retired count and its limit are instance fields of type long", "make them long"),
  ONE_COUNT("there is one retired count and one limit", "annotate one field"),
  INLINABLE("a method can be looked into", "see the reason given"),
  TURN_LENGTH(
      "a turn is short enough for a trace and for the code of one method",
      "call mergePoint more often, for each cell, gate or stage that a turn goes through, with the"
          + " number of it in the key");

  private final String rule;
  private final String remedy;

  LintRule(String rule, String remedy) {
    this.rule = rule;
    this.remedy = remedy;
  }

  /** What has to hold, as part of a sentence. */
  public String rule() {
    return rule;
  }

  /** What to do about it, as an order. */
  public String remedy() {
    return remedy;
  }
}
