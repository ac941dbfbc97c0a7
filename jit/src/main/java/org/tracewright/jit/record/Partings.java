package org.tracewright.jit.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;

/**
 * Where turns part in their middle: behind an effect they go on in several ways, each of them
 * often. A trace follows one, and what leaves it there finishes its turn interpreted, which takes
 * longer than the turn would have without compiled code. So in turns with the same key the call
 * that has several targets is made, not followed, or else the method in which the ways part; where
 * that is the loop itself, such turns are not compiled. Shared by all threads.
 */
public final class Partings {
  private static final int ANYWHERE = -1;

  private record Place(int method, int instruction) {}

  private final Model model;
  private final Map<Integer, Set<Place>> places = new ConcurrentHashMap<>(); // by green keys

  private Partings(Model model) {
    this.model = model;
  }

  /** Those of a model. */
  public static Partings of(Model model) {
    return model.attachment(Partings.class, Partings::new);
  }

  /**
   * Turns with a key part at an exit with these frames.
   *
   * @return whether they will be recorded in another way from now on
   */
  public boolean add(int key, List<Exit.Frame> frames) {
    Exit.Frame inner = frames.getLast();
    Set<Place> known = places(key);
    boolean fresh = isDispatch(inner) && known.add(new Place(inner.method(), inner.instruction()));
    return fresh || known.add(new Place(inner.method(), ANYWHERE));
  }

  /**
   * A method cannot be followed in turns with a key, as it can in others.
   *
   * @return whether it will be called there from now on
   */
  boolean leaveOut(int key, Method method) {
    return places(key).add(new Place(method.number(), ANYWHERE));
  }

  private Set<Place> places(int key) {
    return places.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet());
  }

  private boolean isDispatch(Exit.Frame frame) {
    int opcode = model.method(frame.method()).instructions().get(frame.instruction()).getOpcode();
    return opcode == Opcodes.INVOKEVIRTUAL
        || opcode == Opcodes.INVOKEINTERFACE
        || opcode == Opcodes.INVOKESPECIAL;
  }

  /** Whether a method is called, not followed, in turns with a key. */
  boolean in(int key, int method) {
    return contains(key, new Place(method, ANYWHERE));
  }

  /** Whether a call is made, whatever it may call, in turns with a key. */
  boolean at(int key, int method, int instruction) {
    return contains(key, new Place(method, instruction));
  }

  /** Whether turns with a key are not compiled. */
  boolean inLoop(int key) {
    return in(key, model.loop().method().number());
  }

  private boolean contains(int key, Place place) {
    Set<Place> known = places.get(key);
    return known != null && known.contains(place);
  }
}
