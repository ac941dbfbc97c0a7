package org.tracewright.jit.record;

import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;

/**
 * Executes turns of a model's loop on the real objects. What it tells its tape is a trace; with the
 * silent tape it is nothing but an interpreter, and then it lets the JVM execute methods that are
 * called.
 */
final class Machine {
  /** How a turn ended. */
  enum Outcome {
    /** At the merge point. */
    ARRIVED,
    /** The loop is left, or about to be left. */
    LEFT,
    /** An exception leaves the loop. */
    THROWN,
    /** In front of a call that somebody else makes: see {@link Outside}. */
    PAUSED
  }

  private static final int MAX_DEPTH = 32;
  private static final int MAX_RECURSION = 3;

  final Library library;
  Journal journal = new Journal();
  Outside outside; // null: methods that are not looked into are called at once
  Tape tape = Tape.SILENT;
  Activation top;
  Construction construction; // the innermost constructor that is followed; else null

  private Activation loopFrame;
  private int maxOps = Integer.MAX_VALUE;
  private final Partings partings;
  private int turnKey; // of the turn that is recorded
  private int forks = -1; // branches to pass by before the one that goes the other way
  boolean strict; // wrong hints that are seen while recording are reported
  private boolean interpretCalls;
  private Outcome outcome;
  private int key;
  private int keyPosition;
  private Throwable thrown;
  private Stop stopped;
  private boolean abandoned; // the call of a constructor that is executed next is not followed

  Machine(Library library) {
    this.library = library;
    this.partings = Partings.of(library.model());
  }

  Model model() {
    return library.model();
  }

  /** A turn with this key is going to be recorded. */
  void turnKey(int key) {
    turnKey = key;
  }

  /** Whether a method is not followed in this turn, as its ways part in it. */
  boolean partsIn(Method method, CallSite site) {
    return tape.on() && partings.in(turnKey, method.number()) && site.isCallable();
  }

  /** Whether a call on top is not followed in this turn, as its ways part there. */
  boolean partsAt(Activation f, CallSite site) {
    return tape.on() && partings.at(turnKey, f.code.method().number(), f.at) && site.isCallable();
  }

  /** Has the silent machine interpret methods, too, so that tests can compare it. */
  void interpretCalls() {
    interpretCalls = true;
  }

  /** Has a branch of the next turn go the other way. */
  void fork(int branch) {
    forks = branch;
    journal.pretend();
  }

  /** Whether all branches have gone where they were to go. */
  boolean hasForked() {
    return forks < 0;
  }

  /** The way a branch goes. */
  boolean way(int condition, boolean truth) {
    return truth ^ (forks >= 0 && tape.isOpen(condition) && forks-- == 0);
  }

  /** Puts the machine behind the merge point. */
  void begin(Object state, int statePosition) {
    top = new Activation(library.loop(), null);
    loopFrame = top;
    top.refs[0] = state;
    top.ir[0] = statePosition;
    top.next = model().loop().mergePoint() + 1;
    stopped = null;
    construction = null;
  }

  /** Puts the machine in front of the code that computes the key. */
  void beginWithKey(Object state, int statePosition) {
    begin(state, statePosition);
    top.next = model().loop().keyStart();
  }

  /**
   * Executes to the end of the turn.
   *
   * @throws Stop if the turn cannot be recorded and can be taken back
   */
  Outcome run(int limit) {
    maxOps = limit;
    outcome = null;
    while (outcome == null) {
      try {
        steps();
      } catch (Stop stop) {
        goOnSilently(stop);
      } catch (Construction.Abandoned again) {
        abandonConstruction();
      } catch (Outside.Pause pause) {
        top.next = top.at;
        outcome = Outcome.PAUSED;
      } catch (LinkageError error) {
        if (abandonConstruction()) {
          continue;
        }
        goOnSilently(Stop.because(AbortReason.EXCEPTION_LEAVES, error.toString()));
        unwind(error, Activation.NONE);
      }
    }
    return outcome;
  }

  /** The activation of the loop itself. */
  Activation loopFrame() {
    return loopFrame;
  }

  private void steps() {
    while (outcome == null) {
      Activation f = top;
      int at = f.next;
      f.at = at;
      f.next = at + 1;
      if (tape.size() > maxOps) {
        throw Stop.because(AbortReason.TURN_TOO_LONG, f.place());
      }
      if (f == loopFrame && !model().loop().undecided().get(at)) {
        tape.settle();
      }
      f.code.instruction(at).execute(this, f);
    }
  }

  private boolean abandonConstruction() {
    if (construction == null) {
      return false;
    }
    construction.abandon(this);
    abandoned = true;
    return true;
  }

  /** Whether the constructor that is about to be called is to be called only; asked once. */
  boolean takeAbandoned() {
    boolean taken = abandoned;
    abandoned = false;
    return taken;
  }

  /** Where the model's own code stands, if a constructor is followed: at the call of it. */
  Activation settled() {
    return construction == null ? top : construction.outermost().caller();
  }

  private void goOnSilently(Stop stop) {
    abandonConstruction();
    abandoned = false;
    if (tape.on() && journal.whole()) {
      throw stop;
    }
    stopRecording(stop);
    top.next = top.at;
  }

  private void stopRecording(Stop stop) {
    if (tape.on()) {
      stopped = stop;
      tape = Tape.SILENT;
      journal.off();
    }
  }

  /** Why recording stopped in the middle of the turn; {@code null} if it did not. */
  Stop stopped() {
    return stopped;
  }

  int key() {
    return key;
  }

  int keyPosition() {
    return keyPosition;
  }

  Throwable thrown() {
    return thrown;
  }

  /** Has the JVM execute a method, or asks {@link #outside} to. */
  Object call(CallSite site, Effect effect, Object[] arguments) throws Throwable {
    return outside == null ? site.invoke(arguments) : outside.call(site, effect, arguments);
  }

  void arrive(int nextKey, int position) {
    key = nextKey;
    keyPosition = position;
    outcome = Outcome.ARRIVED;
  }

  void leave() {
    outcome = Outcome.LEFT;
  }

  /** Returns to the caller with the value on top of the stack, if there is one. */
  void returnFrom(Activation f, boolean hasValue) {
    Activation caller = f.caller;
    if (caller == null) {
      leave();
      return;
    }
    if (tape.on()) {
      f.code.follow();
    }
    if (f.constructor != null) {
      construction.returned(this, f);
      return;
    }
    if (hasValue) {
      caller.bits[caller.sp] = f.bits(0);
      caller.refs[caller.sp] = f.ref(0);
      caller.ir[caller.sp++] = f.ir(0);
    }
    top = caller;
  }

  /** Whether a method is to be executed here rather than by the JVM. */
  boolean enters(Code code) {
    if (!tape.on()) {
      return interpretCalls;
    }
    int recursion = 0;
    for (Activation each = top; each != null; each = each.caller) {
      recursion += each.code == code ? 1 : 0;
    }
    return recursion < MAX_RECURSION && top.depth < MAX_DEPTH;
  }

  /** Records that a reference is null or is not, and throws if it is; answers whether it threw. */
  boolean nullFails(int position, Object object) {
    tape.guardNull(position, object == null);
    if (object == null) {
      raise(new NullPointerException());
    }
    return object == null;
  }

  /** Throws an exception that the JVM itself would throw here. */
  void raise(Throwable exception) {
    refuseIfUncaught(exception);
    unwind(exception, tape.on() ? record(exception.getClass()) : Activation.NONE);
  }

  private int record(Class<?> type) {
    tape.beforeCall(Effect.ALL, new int[0]);
    int position = tape.newObject(type);
    String owner = type.getName().replace('.', '/');
    MethodRef constructor = new MethodRef(MethodRef.Kind.SPECIAL, owner, "<init>", "()V");
    tape.call(constructor, Effect.ALL, new int[] {position}, 0);
    return position;
  }

  /** Stops recording in front of an instruction whose exception nothing inside the loop catches. */
  void refuseIfUncaught(Throwable exception) {
    requireNoConstruction();
    if (tape.on() && catcher(exception) == null) {
      throw Stop.because(
          AbortReason.EXCEPTION_LEAVES, top.place() + ": " + exception.getClass().getName());
    }
  }

  private void requireNoConstruction() {
    if (construction != null) {
      throw new Construction.Abandoned();
    }
  }

  private Activation catcher(Throwable exception) {
    for (Activation each = top; each != null; each = each.caller) {
      if (each.code.handler(each.at, exception) >= 0) {
        return each;
      }
    }
    return null;
  }

  /**
   * Goes on at the handler of an exception, or ends the turn if there is none; answers whether
   * there is one.
   */
  boolean unwind(Throwable exception, int position) {
    Activation catcher = catcher(exception);
    if (catcher == null) {
      thrown = exception;
      outcome = Outcome.THROWN;
      return false;
    }
    top = catcher;
    catcher.clearStack();
    catcher.pushRef(exception, position);
    catcher.next = catcher.code.handler(catcher.at, exception);
    return true;
  }

  /** Goes on after a method that was not looked into has thrown. */
  void callThrew(String method, Effect effect, Throwable exception) {
    requireNoConstruction();
    String detail = top.place() + ": " + method + ": " + exception.getClass().getName();
    Stop stop = Stop.because(AbortReason.CALL_THREW, detail);
    if (tape.on() && effect == Effect.NONE) {
      throw stop;
    }
    stopRecording(stop);
    unwind(exception, Activation.NONE);
  }

  /** A branch whose condition is not constant: it must not decide about a loop of the model's. */
  void beforeBranch(int condition) {
    if (tape.on() && top.code.leavesLoop(top.at) && !tape.isConstant(condition)) {
      refuse(AbortReason.INNER_LOOP, "its loop runs a number of rounds that is not constant");
    }
  }

  void refuseNested(Activation f) {
    if (tape.on()) {
      refuse(AbortReason.ARRAY_OF_ARRAYS, "it makes an array of arrays of variable lengths");
    }
  }

  /** A call that compiled code could not make. */
  void refuseUncallable(CallSite site) {
    if (tape.on() && !site.isCallable()) {
      MethodRef method = site.ref();
      String name = method.owner().replace('/', '.') + "." + method.name();
      refuse(AbortReason.INACCESSIBLE, "it calls " + name);
    }
  }

  /** Stops: the method on top cannot be recorded, and is called instead from now on if possible. */
  void refuse(AbortReason reason, String why) {
    requireNoConstruction();
    if (top.caller == null) {
      throw Stop.because(reason, top.place());
    }
    String place = top.place();
    String told = why + " (" + place + ")";
    if (top.code.isFollowed() && partings.leaveOut(turnKey, top.code.method())) {
      model().note(top.code.method(), told + "; it is called where it does so");
    } else {
      model().callInstead(top.code.method(), told);
    }
    throw Stop.andTryAgain(reason, place);
  }
}
