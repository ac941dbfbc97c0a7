package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tracewright.sim.Symbols;

/**
 * Finds the callers of the function that is being run: by call-frame information where there is
 * any, else by what the function's prologue did, the return register, the chain of frame pointers,
 * and at last by what on the stack looks like a return address. Reads memory only.
 */
public final class Unwinder {
  private static final int WORD = 4;
  private static final int MOST_WORDS_SCANNED = 1024;

  private final CallFrames frames;
  private final CallingConvention convention;
  private final Symbols symbols;
  private final GuestMemory memory;

  /**
   * @param symbols tell one function from another where no call-frame information does
   */
  public Unwinder(
      CallFrames frames, CallingConvention convention, Symbols symbols, GuestMemory memory) {
    this.frames = frames;
    this.convention = convention;
    this.symbols = symbols;
    this.memory = memory;
  }

  /**
   * The frames, the innermost first.
   *
   * @param pc address of the next instruction
   * @param registers the values now, by DWARF number
   * @param most how many frames to find at most, at least 1
   */
  public List<Frame> frames(int pc, Map<Integer, Integer> registers, int most) {
    List<Frame> found = new ArrayList<>();
    int stack = registers.getOrDefault(convention.stackPointer(), 0);
    Optional<Frame> next = Optional.of(new Frame(pc, stack, Frame.Found.INNERMOST, registers));
    while (next.isPresent() && found.size() < most) {
      Frame frame = next.get();
      found.add(frame);
      next = caller(frame).filter(c -> goesOn(frame, c));
    }
    return found;
  }

  // A damaged stack may lead in circles: the stack pointer has to rise with every frame, but for
  // the innermost, which may have none of its own.
  private static boolean goesOn(Frame frame, Frame caller) {
    int rise = Integer.compareUnsigned(caller.stackPointer(), frame.stackPointer());
    boolean mayBeBare = frame.found() == Frame.Found.INNERMOST;
    return caller.pc() != 0 && (rise > 0 || (rise == 0 && mayBeBare));
  }

  private Optional<Frame> caller(Frame frame) {
    Optional<CallFrames.Caller> told = frames.caller(frame.callSite(), frame.registers(), memory);
    return told.isPresent() ? told.flatMap(this::told) : guessed(frame);
  }

  private Optional<Frame> told(CallFrames.Caller caller) {
    if (caller.returnAddress() == null) {
      return Optional.empty();
    }
    Map<Integer, Integer> registers = new HashMap<>(caller.registers());
    registers.put(convention.stackPointer(), caller.frameAddress());
    Frame.Found how = caller.signal() ? Frame.Found.INTERRUPTED : Frame.Found.CALL_FRAMES;
    return Optional.of(new Frame(caller.returnAddress(), caller.frameAddress(), how, registers));
  }

  private Optional<Frame> guessed(Frame frame) {
    return symbols
        .at(frame.callSite())
        .flatMap(function -> byPrologue(frame, function.address()))
        .or(() -> byRegisters(frame))
        .or(() -> byScan(frame));
  }

  private Optional<Frame> byPrologue(Frame frame, int start) {
    CallingConvention.Layout layout = convention.code().layoutAt(start, frame.pc(), memory);
    int end = frame.stackPointer() + layout.size();
    Optional<Integer> address =
        layout.savedReturn() == null
            ? returnRegister(frame)
            : word(end + layout.savedReturn()).filter(this::isReturnAddress);
    return address
        .filter(a -> layout.size() >= 0)
        .map(a -> new Frame(a, end, Frame.Found.PROLOGUE, callersOf(frame, end)));
  }

  private Optional<Frame> byRegisters(Frame frame) {
    Optional<Frame> byPointer = byFramePointer(frame);
    Optional<Frame> byRegister = byReturnRegister(frame);
    // Once a function has saved its return address, the register says no more than the frame.
    boolean saved =
        byPointer.isPresent()
            && byRegister.isPresent()
            && byPointer.get().pc() == byRegister.get().pc();
    return saved ? byPointer : byRegister.or(() -> byPointer);
  }

  private Optional<Integer> word(int address) {
    OptionalLong value = memory.load(address, WORD);
    return value.isPresent() ? Optional.of((int) value.getAsLong()) : Optional.empty();
  }

  private Optional<Integer> returnRegister(Frame frame) {
    return frame.found() == Frame.Found.INNERMOST
        ? Optional.ofNullable(frame.registers().get(convention.returnAddress()))
            .filter(a -> isReturnAddress(a) && !sameFunction(a, frame.pc()))
        : Optional.empty();
  }

  private Optional<Frame> byReturnRegister(Frame frame) {
    int stack = frame.stackPointer();
    return returnRegister(frame)
        .map(a -> new Frame(a, stack, Frame.Found.RETURN_REGISTER, callersOf(frame, stack)));
  }

  // What a function's own calls left in the register is no way out of it.
  private boolean sameFunction(int returnTo, int pc) {
    Optional<Symbols.Symbol> function = symbols.at(returnTo - 1);
    return function.isPresent()
        ? function.equals(symbols.at(pc))
        : convention.code().runsOn(returnTo, pc, memory);
  }

  private Optional<Frame> byFramePointer(Frame frame) {
    Integer pointer = frame.registers().get(convention.framePointer());
    if (pointer == null
        || pointer % WORD != 0
        || Integer.compareUnsigned(pointer, frame.stackPointer()) <= 0) {
      return Optional.empty();
    }
    Optional<Integer> address =
        word(pointer + convention.savedReturn()).filter(this::isReturnAddress);
    Optional<Integer> callers = word(pointer + convention.savedFrame());
    if (address.isEmpty() || callers.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Integer> registers = callersOf(frame, pointer);
    registers.put(convention.framePointer(), callers.get());
    return Optional.of(new Frame(address.get(), pointer, Frame.Found.FRAME_POINTER, registers));
  }

  private Optional<Frame> byScan(Frame frame) {
    int start = (frame.stackPointer() + WORD - 1) & -WORD;
    for (int i = 0; i < MOST_WORDS_SCANNED; i++) {
      Optional<Integer> word = word(start + WORD * i);
      if (word.isEmpty()) {
        return Optional.empty();
      }
      if (isReturnAddress(word.get())) {
        int stack = start + WORD * (i + 1);
        return Optional.of(
            new Frame(word.get(), stack, Frame.Found.STACK_SCAN, callersOf(frame, stack)));
      }
    }
    return Optional.empty();
  }

  private boolean isReturnAddress(int address) {
    return convention.code().callEndsAt(address, memory);
  }

  /** What is known of the caller's registers if nothing says which of them the function saved. */
  private Map<Integer, Integer> callersOf(Frame frame, int stackPointer) {
    Map<Integer, Integer> registers = new HashMap<>(frame.registers());
    registers.remove(convention.returnAddress());
    registers.put(convention.stackPointer(), stackPointer);
    return registers;
  }
}
