package org.tracewright.jit;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * When and how code is compiled. Defaults come from system properties {@code tracewright.NAME} with
 * the names of the components below.
 *
 * @param engine how models run unless told otherwise for one of them
 * @param threshold arrivals at a green key until it is recorded, 1 to 30,000
 * @param bridgeThreshold passages through an exit until a bridge is recorded there, at least 1
 * @param maxOps operations after which a trace ends at the next merge point, at least 1
 * @param maxTurns turns of the interpreter's loop after which a trace ends, at least 1
 * @param maxBytes length of a region's bytecode, 500 to 7,900: HotSpot never compiles a method of
 *     8,000 bytes
 * @param synchronous compile at once in the thread that asks, so that equal runs give equal regions
 * @param passes the passes of the optimiser that traces go through; with none they are compiled as
 *     they were recorded
 * @param unsafe whether compiled code may use {@code jdk.internal.misc.Unsafe} where the JVM
 *     exports it
 * @param warmUp how many keys must get hot before the first of them is recorded, so that short
 *     programs need not pay for a compiler they gain nothing from; at least 0. Unless {@code
 *     synchronous}, a quarter of a second is enough
 * @param stress for tests: every so many guards one fails although its condition holds; 0 for none
 */
public record JitSettings(
    Engine engine,
    int threshold,
    int bridgeThreshold,
    int maxOps,
    int maxTurns,
    int maxBytes,
    boolean synchronous,
    Set<Pass> passes,
    boolean unsafe,
    int warmUp,
    int stress) {
  private static final String PREFIX = "tracewright.";

  public JitSettings {
    Objects.requireNonNull(engine);
    passes = Set.copyOf(passes);
    require(threshold >= 1 && threshold <= 30_000, "threshold", threshold, "1 to 30000");
    require(bridgeThreshold >= 1, "bridgeThreshold", bridgeThreshold, "at least 1");
    require(maxOps >= 1, "maxOps", maxOps, "at least 1");
    require(maxTurns >= 1, "maxTurns", maxTurns, "at least 1");
    require(warmUp >= 0, "warmUp", warmUp, "at least 0");
    require(stress >= 0, "stress", stress, "at least 0");
    require(maxBytes >= 500 && maxBytes <= 7_900, "maxBytes", maxBytes, "500 to 7900");
  }

  private static void require(boolean holds, String name, int value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          PREFIX + name + " is " + value + " but must be " + range + "; set it to one of these");
    }
  }

  /** The defaults of this process. */
  public static JitSettings defaults() {
    return new JitSettings(
        engine(System.getProperty(PREFIX + "engine", "jit")),
        Integer.getInteger(PREFIX + "threshold", 1000),
        Integer.getInteger(PREFIX + "bridgeThreshold", 2000),
        Integer.getInteger(PREFIX + "maxOps", 2000),
        Integer.getInteger(PREFIX + "maxTurns", 1000),
        Integer.getInteger(PREFIX + "maxBytes", 7_900),
        Boolean.getBoolean(PREFIX + "synchronous"),
        Pass.named(System.getProperty(PREFIX + "passes", "all")),
        !"false".equals(System.getProperty(PREFIX + "unsafe")),
        Integer.getInteger(PREFIX + "warmUp", 10_000),
        Integer.getInteger(PREFIX + "stress", 0));
  }

  private static Engine engine(String name) {
    for (Engine engine : Engine.values()) {
      if (engine.name().equalsIgnoreCase(name)) {
        return engine;
      }
    }
    throw new IllegalArgumentException(
        PREFIX + "engine is " + name + " but must be off, jit or checked; set it to one of these");
  }

  /** The same with another engine. */
  public JitSettings withEngine(Engine other) {
    return new JitSettings(
        other,
        threshold,
        bridgeThreshold,
        maxOps,
        maxTurns,
        maxBytes,
        synchronous,
        passes,
        unsafe,
        warmUp,
        stress);
  }

  /** The same with other thresholds, and no warm-up. */
  public JitSettings withThresholds(int ofLoops, int ofBridges) {
    return new JitSettings(
        engine,
        ofLoops,
        ofBridges,
        maxOps,
        maxTurns,
        maxBytes,
        synchronous,
        passes,
        unsafe,
        0,
        stress);
  }

  /** The same with another warm-up. */
  public JitSettings withWarmUp(int hotKeys) {
    return new JitSettings(
        engine,
        threshold,
        bridgeThreshold,
        maxOps,
        maxTurns,
        maxBytes,
        synchronous,
        passes,
        unsafe,
        hotKeys,
        stress);
  }

  /** The same with other limits of a trace. */
  public JitSettings withTraceLimits(int ops, int turns) {
    return new JitSettings(
        engine,
        threshold,
        bridgeThreshold,
        ops,
        turns,
        maxBytes,
        synchronous,
        passes,
        unsafe,
        warmUp,
        stress);
  }

  /** The same with another limit of a region's bytecode. */
  public JitSettings withMaxBytes(int bytes) {
    return new JitSettings(
        engine,
        threshold,
        bridgeThreshold,
        maxOps,
        maxTurns,
        bytes,
        synchronous,
        passes,
        unsafe,
        warmUp,
        stress);
  }

  /** The same, compiling at once or in the background. */
  public JitSettings withSynchronous(boolean atOnce) {
    return new JitSettings(
        engine,
        threshold,
        bridgeThreshold,
        maxOps,
        maxTurns,
        maxBytes,
        atOnce,
        passes,
        unsafe,
        warmUp,
        stress);
  }

  /** The same with or without the optimiser. */
  public JitSettings withOptimise(boolean on) {
    return withPasses(on ? Pass.all() : Set.of());
  }

  /** The same without one pass of the optimiser. */
  public JitSettings withoutPass(Pass pass) {
    Set<Pass> others = new HashSet<>(passes);
    others.remove(pass);
    return withPasses(others);
  }

  /** The same with these passes of the optimiser and no others. */
  public JitSettings withPasses(Set<Pass> these) {
    return new JitSettings(
        engine,
        threshold,
        bridgeThreshold,
        maxOps,
        maxTurns,
        maxBytes,
        synchronous,
        these,
        unsafe,
        warmUp,
        stress);
  }

  /** The same with or without the fast form of memory access. */
  public JitSettings withUnsafe(boolean allowed) {
    return new JitSettings(
        engine,
        threshold,
        bridgeThreshold,
        maxOps,
        maxTurns,
        maxBytes,
        synchronous,
        passes,
        allowed,
        warmUp,
        stress);
  }

  /** The same with guards that fail without reason. */
  public JitSettings withStress(int everySoMany) {
    return new JitSettings(
        engine,
        threshold,
        bridgeThreshold,
        maxOps,
        maxTurns,
        maxBytes,
        synchronous,
        passes,
        unsafe,
        warmUp,
        everySoMany);
  }
}
