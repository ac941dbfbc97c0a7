package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.debugger.Debugger;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Machine;

/** Ctrl-C in an endless loop: it stops between two instructions, soon, in every engine. */
class DebugInterruptTest {
  /** Both are far more than it takes, for a busy host. */
  private static final int PATIENCE_SECONDS = 10;

  private static final int MOST_RUNS = 2000;

  private static final int LOOP = 0x100a8;
  private static final int BEFORE_LOOP = 5;

  /** Offsets of the loop's instructions; the fifth stores the count. */
  private static final List<Integer> OFFSETS = List.of(0, 4, 8, 12, 14, 18);

  private static Debugger debugger(String engine) {
    String path =
        Guests.repository().resolve("cli/src/test/resources/debug/endless.elf").toString();
    Arguments given = Arguments.parse("debug", DebugOptions.known(), new String[] {path});
    RunOptions options = DebugOptions.of(given).run();
    ProgramFile file = ProgramFile.read(path);
    Streams nowhere =
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            false);
    Debugger debugger = new Debugger(Targets.of(null, file).debuggee(file, options, nowhere));
    debugger.useEngine(engine);
    return debugger;
  }

  @ParameterizedTest
  @ValueSource(strings = {"interpreter", "jit", "lockstep"})
  void stopsBetweenTwoInstructions(String engine) throws Exception {
    Debugger debugger = debugger(engine);
    List<String> said = new CopyOnWriteArrayList<>();
    boolean compiles = engine.equals("jit");
    for (int i = 0; i < 8 || (i < MOST_RUNS && compiles && !compiled(debugger)); i++) {
      CompletableFuture<Boolean> run =
          CompletableFuture.supplyAsync(() -> debugger.execute("continue", said::add));
      TimeUnit.MILLISECONDS.sleep(20);
      debugger.interrupt();
      assertThat(run.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(said).anyMatch(line -> line.startsWith("Interrupted after "));
      said.clear();
      assertBetweenInstructions(debugger.guest().machine());
    }
    assertThat(compiled(debugger)).isEqualTo(compiles);
  }

  private static boolean compiled(Debugger debugger) {
    Cpu cpu = debugger.guest().machine().cpu();
    return cpu.compilation().orElseThrow().statistics().compiledInstructions() > 0;
  }

  private static void assertBetweenInstructions(Machine machine) {
    long inLoop = machine.cpu().retired() - BEFORE_LOOP;
    int done = (int) (inLoop % OFFSETS.size());
    assertThat(machine.cpu().pc()).isEqualTo(LOOP + OFFSETS.get(done));
    int count = machine.symbols().address("count").orElseThrow();
    long rounds = inLoop / OFFSETS.size() + (done >= 5 ? 1 : 0);
    assertThat((int) machine.bus().read(count, 4)).isEqualTo((int) rounds);
  }
}
