package org.tracewright.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionExit;
import org.tracewright.jit.RegionReport;

/**
 * How one processor model is run: its loop as it is written, or compiled. All engines give the same
 * results. To be used between runs, on the machine's thread.
 */
public final class Compilation {
  private final JitDriver driver;
  private final Object state;

  /**
   * The compilation of a model.
   *
   * @param driver of the model's loop
   * @param state what the model hands to {@link JitDriver#mergePoint}
   */
  public Compilation(JitDriver driver, Object state) {
    this.driver = Objects.requireNonNull(driver);
    this.state = Objects.requireNonNull(state);
  }

  /** How the model is run. */
  public Engine engine() {
    return driver.engine(state);
  }

  /** Sets how the model is run from now on. */
  public void setEngine(Engine engine) {
    driver.engine(state, engine);
  }

  /**
   * Has the model call {@code reached} before each turn that begins at one of these addresses, in
   * every engine; see {@link JitDriver#stopAt}.
   */
  public void stopAt(int[] addresses, Runnable reached) {
    driver.stopAt(state, addresses, reached);
  }

  /** When and how code is compiled. */
  public JitSettings settings() {
    return driver.settings();
  }

  /**
   * Sets when and how code is compiled for all processors of this model in the process. What was
   * compiled is forgotten, and so are engines that were set; to be called while none of them runs.
   */
  public void setSettings(JitSettings settings) {
    driver.settings(settings);
  }

  /**
   * Writes the code compiled for all processors of this model; see {@link JitDriver#save}.
   *
   * @return whether there was anything new to write
   * @throws IOException if the file cannot be written
   */
  public boolean save(Path file) throws IOException {
    return driver.save(file);
  }

  /** Compiles what another process saved, in the background; see {@link JitDriver#load}. */
  public void load(Path file) {
    driver.load(file);
  }

  /** What compiling did so far. */
  public JitStatistics statistics() {
    return driver.statistics(state);
  }

  /** The compiled code in use. */
  public List<RegionReport> regions() {
    return driver.regions(state);
  }

  /** The code of single turns, for steps; see {@link JitDriver#step}. */
  public List<RegionReport> steps() {
    return driver.steps(state);
  }

  /** Where compiled code was left, the last time first; see {@link JitDriver#lastExits}. */
  public List<RegionExit> lastExits() {
    return driver.lastExits(state);
  }
}
