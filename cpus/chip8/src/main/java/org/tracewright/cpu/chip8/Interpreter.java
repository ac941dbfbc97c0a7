package org.tracewright.cpu.chip8;

import static org.tracewright.cpu.chip8.Arithmetic.*;
import static org.tracewright.cpu.chip8.isa.Chip8Decoder.*;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Limit;
import org.tracewright.jit.QuasiImmutable;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Watch;
import org.tracewright.sim.Watched;

/**
 * The loop that fetches, decodes and executes, with the registers. {@link Chip8} drives it from
 * outside.
 *
 * <p>A method that may leave the straight line takes the address of the next instruction and
 * returns the address to go on at. What must interrupt the loop {@linkplain #leave lowers the
 * limit}, which is the one thing that each turn looks at. Addresses wrap round at the end of
 * memory.
 */
final class Interpreter {
  /** Why the loop was left before its limit. */
  static final int NO_REQUEST = 0;

  static final int EXIT_REQUEST = 1;
  static final int WAIT_FOR_FRAME = 2;
  static final int WAIT_FOR_KEY = 3;
  static final int TRAP = 4;
  static final int WATCHED_ACCESS = 5;
  static final int BREAKPOINT = 6;

  /** Entries of the stack. */
  static final int DEPTH = 16;

  /** Where the digits stand: sixteen of 5 bytes, then sixteen of 10. */
  static final int DIGITS = 0x50;

  static final int BIG_DIGITS = DIGITS + 16 * 5;

  static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "chip8");
  private static final int FLAG = 15;
  private static final int LONG_LOAD = 0xf000;

  @Virtualizable private int pc;
  @Virtualizable private int index;
  @Virtualizable private int sp;
  @Virtualizable private int random;
  @Virtualizable private final int[] v = new int[16];
  private final int[] stack = new int[DEPTH];
  @Retired private long retired;

  /** Where the loop ends; another thread may lower it. */
  @Limit private volatile long limit;

  private final byte[] memory;
  private final int mask;
  private final CodeMemory code;

  /** For each page, whether compiled code was made from it. */
  private final boolean[] fetched;

  private final byte[] opcodes;
  private final int extension;
  private final boolean hasLongLoad;
  private final boolean clearsFlag;
  private final boolean movesIndex;
  private final DisplayWait displayWait;
  private final boolean shiftsInPlace;
  private final boolean jumpsByX;
  private final Parts parts;
  private final Timers timers;
  private final Keypad keypad;
  private final Display display;

  /** Whether any memory is watched, and the range that all of it lies in. */
  @QuasiImmutable private boolean watching;

  @QuasiImmutable private int watchStart;
  @QuasiImmutable private int watchReach;
  private final Watched watched = new Watched();

  private int request;
  private int requestCause;

  Interpreter(byte[] memory, Extension extension, Quirks quirks, Parts parts) {
    this.memory = memory;
    this.mask = memory.length - 1;
    this.code = new CodeMemory(memory);
    this.fetched = code.pages();
    this.extension = extension.ordinal();
    this.opcodes = Decoding.table(this.extension);
    this.hasLongLoad = extension == Extension.XOCHIP;
    this.clearsFlag = quirks.logicClearsFlag();
    this.movesIndex = quirks.transfersMoveI();
    this.displayWait = quirks.displayWait();
    this.shiftsInPlace = quirks.shiftsInPlace();
    this.jumpsByX = quirks.jumpsByX();
    this.parts = parts;
    this.timers = parts.timers();
    this.keypad = parts.keypad();
    this.display = parts.display();
  }

  Compilation compilation() {
    return new Compilation(JIT, this);
  }

  int pc() {
    return pc;
  }

  void setPc(int address) {
    pc = address & mask;
  }

  int v(int number) {
    return v[number];
  }

  void setV(int number, int value) {
    v[number] = value & 0xff;
  }

  int index() {
    return index;
  }

  void setIndex(int value) {
    index = value & 0xffff;
  }

  int sp() {
    return sp;
  }

  void setSp(int value) {
    sp = Math.max(0, Math.min(value, DEPTH));
  }

  int stack(int entry) {
    return stack[entry];
  }

  void setStack(int entry, int address) {
    stack[entry] = address & mask;
  }

  int random() {
    return random;
  }

  void setRandom(int state) {
    random = state == 0 ? 1 : state;
  }

  long retired() {
    return retired;
  }

  void setRetired(long count) {
    retired = count;
  }

  long limit() {
    return limit;
  }

  /** Ends the loop when {@code count} instructions have retired. */
  void setLimit(long count) {
    limit = count;
  }

  /** Has {@code reached} called before each turn at one of these addresses. */
  void breakAt(int[] addresses, Runnable reached) {
    JIT.stopAt(this, addresses, reached);
  }

  /** Ends the loop before the turn that is about to begin. */
  void leaveAtBreakpoint() {
    leave(BREAKPOINT, 0);
  }

  /** Has the loop end before an instruction that touches any of this. */
  void watch(List<Watch> ranges) {
    watched.set(ranges);
    watching = !ranges.isEmpty();
    watchStart = watched.start();
    watchReach = watched.reach();
  }

  /** Has the instruction that is next run, whatever memory it touches. */
  void passWatched() {
    watched.passAt(retired);
  }

  /** The access of an instruction that was not run. */
  StopReason.Watchpoint watchedAccess() {
    return watched.access();
  }

  /** The two bytes at an address, as an instruction. */
  int wordAt(int address) {
    return (memory[address & mask] & 0xff) << 8 | (memory[address + 1 & mask] & 0xff);
  }

  /** Says that memory may have changed other than by instructions. */
  void memoryChanged() {
    code.fence();
  }

  /** Why the loop ended before its limit; forgets it. */
  int takeRequest() {
    int taken = request;
    request = NO_REQUEST;
    return taken;
  }

  /** Which {@link Fault} it was. */
  int requestCause() {
    return requestCause;
  }

  /** Runs like {@link #loop}, for a few turns, as compiled code where that is possible. */
  void step() {
    JIT.step(this, pc, this::loop);
  }

  /** Runs until {@code limit} instructions have retired, or something lowers the limit. */
  void loop() {
    for (; ; ) {
      JIT.mergePoint(this, pc);
      if (retired >= limit) {
        return;
      }
      int insn = fetch(pc);
      int next = pc + 2 & mask;
      switch (opcode(insn)) {
        case CLEAR -> display.clear();
        case RETURN -> next = leaveSubroutine();
        case JUMP -> next = nnn(insn);
        case CALL -> next = call(insn, next);
        case SKIP_EQ_BYTE -> next = v[x(insn)] == nn(insn) ? skip(next) : next;
        case SKIP_NE_BYTE -> next = v[x(insn)] != nn(insn) ? skip(next) : next;
        case SKIP_EQ -> next = v[x(insn)] == v[y(insn)] ? skip(next) : next;
        case SKIP_NE -> next = v[x(insn)] != v[y(insn)] ? skip(next) : next;
        case SKIP_KEY -> next = keypad.isPressed(v[x(insn)]) ? skip(next) : next;
        case SKIP_NO_KEY -> next = keypad.isPressed(v[x(insn)]) ? next : skip(next);
        case LOAD_BYTE -> loadByte(v, insn);
        case ADD_BYTE -> addByte(v, insn);
        case COPY -> copy(v, insn);
        case OR -> or(v, insn, clearsFlag);
        case AND -> and(v, insn, clearsFlag);
        case XOR -> xor(v, insn, clearsFlag);
        case ADD -> add(v, insn);
        case SUB -> sub(v, insn);
        case SHIFT_RIGHT -> shiftRight(v, insn, shiftsInPlace);
        case SUB_FROM -> subFrom(v, insn);
        case SHIFT_LEFT -> shiftLeft(v, insn, shiftsInPlace);
        case LOAD_I -> index = nnn(insn);
        case JUMP_OFFSET -> next = nnn(insn) + v[jumpsByX ? x(insn) : 0] & mask;
        case RANDOM -> random(insn);
        case SPRITE -> next = sprite(insn, next);
        case GET_DELAY -> v[x(insn)] = timers.delay(retired);
        case WAIT_KEY -> next = waitForKey(insn, next);
        case SET_DELAY -> timers.setDelay(retired, v[x(insn)]);
        case SET_SOUND -> parts.setSound(retired, v[x(insn)]);
        case ADD_I -> index = index + v[x(insn)] & 0xffff;
        case DIGIT -> index = DIGITS + 5 * (v[x(insn)] & 15);
        case BCD -> next = bcd(v[x(insn)], next);
        case SAVE -> next = save(0, x(insn), movesIndex, next);
        case LOAD -> next = load(0, x(insn), movesIndex, next);
        case SCROLL_DOWN -> display.scrollVertically(n(insn));
        case SCROLL_RIGHT -> display.scrollRight();
        case SCROLL_LEFT -> display.scrollLeft();
        case EXIT -> next = ask(EXIT_REQUEST, 0);
        case LOW_RES -> display.switchTo(false);
        case HIGH_RES -> display.switchTo(true);
        case BIG_DIGIT -> index = BIG_DIGITS + 10 * (v[x(insn)] & 15);
        case SAVE_FLAGS -> parts.saveFlags(v, x(insn));
        case LOAD_FLAGS -> loadFlags(x(insn));
        case SCROLL_UP -> display.scrollVertically(-n(insn));
        case SAVE_RANGE -> next = save(x(insn), y(insn), false, next);
        case LOAD_RANGE -> next = load(x(insn), y(insn), false, next);
        case LOAD_I_LONG -> next = loadLong(next);
        case PLANE -> display.setPlanes(planes(insn));
        case AUDIO -> next = audio(next);
        case PITCH -> parts.setPitch(retired, v[x(insn)]);
        default -> next = ask(TRAP, Fault.UNKNOWN_OPCODE.ordinal());
      }
      pc = next;
      retired++;
    }
  }

  // Fetch and decode. In a trace pc is a constant, and with it all of this.

  private int fetch(int address) {
    int second = address + 1 & mask;
    return JitDriver.inTrace()
        ? code.fetchByte(address) << 8 | code.fetchByte(second)
        : (memory[address] & 0xff) << 8 | (memory[second] & 0xff);
  }

  private int opcode(int insn) {
    return JitDriver.inTrace() ? Decoding.opcode(insn, extension) : opcodes[insn];
  }

  // Control transfer.

  private int call(int insn, int next) {
    if (sp == DEPTH) {
      return ask(TRAP, Fault.STACK_OVERFLOW.ordinal());
    }
    stack[sp] = next;
    sp++;
    return nnn(insn);
  }

  private int leaveSubroutine() {
    if (sp == 0) {
      return ask(TRAP, Fault.STACK_UNDERFLOW.ordinal());
    }
    sp--;
    return stack[sp];
  }

  private int skip(int next) {
    boolean isLong = hasLongLoad && fetch(next) == LONG_LOAD;
    return next + (isLong ? 4 : 2) & mask;
  }

  private int loadLong(int next) {
    index = fetch(next);
    return next + 2 & mask;
  }

  private void random(int insn) {
    random = nextRandom(random);
    v[x(insn)] = random >>> 24 & nn(insn);
  }

  // Memory.

  private int bcd(int value, int next) {
    if (watching && isWatched(3, true)) {
      return ask(WATCHED_ACCESS, 0);
    }
    boolean code = isCode(index & mask, 3);
    memory[index & mask] = (byte) (value / 100);
    memory[index + 1 & mask] = (byte) (value / 10 % 10);
    memory[index + 2 & mask] = (byte) (value % 10);
    if (code) {
      codeChanged(index & mask, 3);
    }
    return next;
  }

  private int save(int first, int last, boolean moves, int next) {
    int step = first <= last ? 1 : -1;
    int count = Math.abs(last - first) + 1;
    if (watching && isWatched(count, true)) {
      return ask(WATCHED_ACCESS, 0);
    }
    boolean code = isCode(index & mask, count);
    for (int i = 0; i < count; i++) {
      memory[index + i & mask] = (byte) v[first + i * step];
    }
    if (code) {
      codeChanged(index & mask, count);
    }
    index = moves ? index + count & 0xffff : index;
    return next;
  }

  private int load(int first, int last, boolean moves, int next) {
    int step = first <= last ? 1 : -1;
    int count = Math.abs(last - first) + 1;
    if (watching && isWatched(count, false)) {
      return ask(WATCHED_ACCESS, 0);
    }
    for (int i = 0; i < count; i++) {
      v[first + i * step] = memory[index + i & mask] & 0xff;
    }
    index = moves ? index + count & 0xffff : index;
    return next;
  }

  /**
   * Whether there may be code where an instruction is going to store. There is no fence: what it
   * stores is what the next one may be fetched from. Asked before the first store, so that a trace
   * which finds it otherwise has done nothing yet and another can take its place.
   */
  private boolean isCode(int address, int count) {
    int last = address + count - 1 & mask;
    return JitDriver.promote(
        fetched[address >>> CodeMemory.PAGE_SHIFT] | fetched[last >>> CodeMemory.PAGE_SHIFT]);
  }

  private void codeChanged(int address, int count) {
    code.written(address, Math.min(count, mask + 1 - address));
    if (address + count > mask + 1) {
      code.written(0, address + count - mask - 1);
    }
  }

  private void loadFlags(int last) {
    for (int i = 0; i <= last; i++) {
      v[i] = parts.flag(i);
    }
  }

  private int audio(int next) {
    if (watching && isWatched(Speaker.SIZE, false)) {
      return ask(WATCHED_ACCESS, 0);
    }
    parts.setPattern(retired, memory, index);
    return next;
  }

  /** Whether the instruction, which touches so many bytes from {@link #index} on, must wait. */
  private boolean isWatched(int count, boolean write) {
    int address = index & mask;
    return Integer.compareUnsigned(address - watchStart + count - 1, watchReach + count) < 0
        && watched.stops(address, count, write, retired);
  }

  // Display and keypad.

  private int sprite(int insn, int next) {
    boolean waits =
        displayWait == DisplayWait.ALWAYS
            || (displayWait == DisplayWait.LOW_RESOLUTION && !display.isHighResolution());
    if (waits && !timers.isFrameStart(retired)) {
      return ask(WAIT_FOR_FRAME, 0);
    }
    if (watching && isPictureWatched(n(insn))) {
      return ask(WATCHED_ACCESS, 0);
    }
    v[FLAG] = draw(v[x(insn)], v[y(insn)], n(insn));
    return next;
  }

  @Residual
  private boolean isPictureWatched(int rows) {
    int bytes = display.bytesOf(rows, extension > 0);
    return bytes > 0 && isWatched(bytes, false);
  }

  @Residual
  private int draw(int x, int y, int rows) {
    return display.draw(memory, index, x, y, rows, extension > 0);
  }

  private int waitForKey(int insn, int next) {
    int key = keypad.awaited();
    if (key == Keypad.NONE) {
      return ask(WAIT_FOR_KEY, 0);
    }
    v[x(insn)] = key;
    return next;
  }

  /** Leaves the loop with the instruction not done: neither retired nor passed. */
  private int ask(int what, int cause) {
    retired--;
    leave(what, cause);
    return pc;
  }

  /** Ends the loop before its next instruction. */
  @Residual
  private void leave(int why, int cause) {
    request = why;
    requestCause = cause;
    limit = 0;
  }
}
