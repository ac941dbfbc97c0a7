package org.tracewright.sim;

import java.util.List;
import java.util.Optional;

/**
 * A processor model as its machine sees it. All methods but {@link #requestStop} belong to the one
 * thread that runs the machine.
 *
 * <p>A stop of any kind leaves the model between two instructions, with its whole state in its
 * registers and in memory: running on from there gives what an uninterrupted run would have given.
 */
public interface Cpu {

  /** What the model simulates, for messages: {@code rv32imac}. */
  String name();

  /** Address of the next instruction. */
  int pc();

  /** Makes {@code pc} the address of the next instruction. */
  void setPc(int pc);

  /** Instructions retired since the machine was made. */
  long retired();

  /** Every register, in the order that listings print them. */
  List<Register> registers();

  /**
   * The value of a register, zero-extended.
   *
   * @throws IllegalArgumentException if there is no such register
   */
  long register(int number);

  /**
   * Sets a register to the low bits of {@code value}; a register that is wired to a constant keeps
   * it.
   *
   * @throws IllegalArgumentException if there is no such register
   */
  void setRegister(int number, long value);

  /** The register of this name, or of this other name of it ({@code x2} is {@code sp}). */
  default Optional<Register> findRegister(String name) {
    return registers().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /**
   * Runs until {@code limit} instructions have been retired since the machine was made, or until
   * something else ends the run first. Returns at once when the count is reached already.
   *
   * @return {@link StopReason.Budget} when the limit was reached, which {@link #endTurnAt} may have
   *     lowered; {@link StopReason.Requested} when {@link #requestStop} was called since the last
   *     run; any other reason otherwise
   */
  StopReason run(long limit);

  /**
   * Runs one turn of the loop: one instruction, or one trap into a handler.
   *
   * @return {@link StopReason.Budget} when the guest can go on, else the reason why not
   */
  StopReason step();

  /**
   * Runs turns as {@link #step()} does, in whichever engine is set: fewer than asked for if it is
   * better to ask again. For a model that is to run compiled when many are asked for.
   *
   * @param most how many at most, at least 1
   */
  default Turns step(long most) {
    StopReason reason = step();
    return new Turns(reason instanceof StopReason.Budget ? 1 : 0, reason);
  }

  /**
   * Lowers the limit of the run that goes on; never raises it. For devices that schedule an event
   * from inside an access, and for environments. Without effect when nothing runs.
   */
  void endTurnAt(long retired);

  /**
   * Ends the run after the instruction that goes on, with this reason. For environments and
   * devices, which call it from inside that instruction.
   */
  void stop(StopReason reason);

  /**
   * Sets the count of retired instructions and gives up what no register shows: a reservation, a
   * stop that is pending, what was fetched before it changed. For going back to an earlier state,
   * of which registers and memory are then set; between runs.
   */
  void resume(long retired);

  /** What the state of the model has besides registers, memory and the count; after a resume. */
  default Stateful latches() {
    return Stateful.NONE;
  }

  /** Ends the run soon, between two instructions; the next run if none goes on. From any thread. */
  void requestStop();

  /**
   * Has runs and steps end with {@link StopReason.Breakpoint} before the instruction at any of
   * these addresses, instead of those set before. Between runs.
   *
   * @return {@code false} if the model cannot do that; nothing is set then
   */
  default boolean breakAt(int... addresses) {
    return addresses.length == 0;
  }

  /**
   * Has runs and steps end with {@link StopReason.Watchpoint} before an instruction that touches
   * any of this memory, instead of what was set before. Between runs.
   *
   * @return {@code false} if the model cannot do that; nothing is set then
   */
  default boolean watch(List<Watch> memory) {
    return memory.isEmpty();
  }

  /**
   * Has the turn that is next run although a breakpoint stands at its instruction. Between runs; a
   * turn from another state than the present one is stopped as ever.
   *
   * @param touching whether it may touch watched memory, too
   */
  default void pass(boolean touching) {}

  /** How the model is run; empty for a model that gives no hints, which is always interpreted. */
  default Optional<Compilation> compilation() {
    return Optional.empty();
  }
}
