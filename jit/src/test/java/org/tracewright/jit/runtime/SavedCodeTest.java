package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracewright.jit.runtime.Registers.*;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.Pass;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.opt.Optimiser;
import org.tracewright.jit.reader.Model;

/** New settings make a driver forget all code, as a new process would have none. */
class SavedCodeTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(20, 5);
  private static final int MANY = 200_000;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void forget() {
    file = folder.resolve("code");
    Registers.settings(AT_ONCE);
  }

  private static Registers run(int[] program) {
    Registers machine = new Registers(program);
    machine.run(MANY);
    return machine;
  }

  private static String interpreted(int[] program) {
    Registers machine = new Registers(program).engine(Engine.OFF);
    machine.run(MANY);
    return machine.describe();
  }

  private void save(int[] program) throws IOException {
    run(program);
    assertThat(JIT.save(file)).isTrue();
    Registers.settings(AT_ONCE);
  }

  @Test
  void whatWasSavedRunsFromTheStartAndNothingIsRecorded() throws IOException {
    save(ExactnessTest.nest());
    JIT.load(file);
    Registers machine = run(ExactnessTest.nest());
    JitStatistics statistics = JIT.statistics(machine);
    assertThat(machine.describe()).isEqualTo(interpreted(ExactnessTest.nest()));
    assertThat(statistics.recordSeconds()).isZero();
    assertThat(statistics.compiledInstructions()).isGreaterThan(MANY - 100);
  }

  @Test
  void itIsTheSameCode() throws IOException {
    Registers first = run(ExactnessTest.nest());
    var before = JIT.regions(first).stream().map(RegionReport::traces).toList();
    JIT.save(file);
    Registers.settings(AT_ONCE);
    JIT.load(file);
    Registers second = run(ExactnessTest.nest());
    var after = JIT.regions(second).stream().map(RegionReport::traces).toList();
    assertThat(after).hasSameSizeAs(before);
    for (int region = 0; region < before.size(); region++) {
      assertThat(after.get(region))
          .extracting("before", "after", "keys")
          .containsExactlyInAnyOrderElementsOf(
              before.get(region).stream()
                  .map(t -> org.assertj.core.groups.Tuple.tuple(t.before(), t.after(), t.keys()))
                  .toList());
    }
  }

  @Test
  void loadedCodeGrowsLikeAnyOther() throws IOException {
    int[] program = ExactnessTest.nest();
    new Registers(program).run(3000); // little of it is known by then
    assertThat(JIT.save(file)).isTrue();
    Registers.settings(AT_ONCE);
    JIT.load(file);
    assertThat(run(program).describe()).isEqualTo(interpreted(program));
    assertThat(JIT.save(file)).as("there is more to save").isTrue();
  }

  @Test
  void regionThatIsAboutToChangeIsSavedAsItIs() throws Exception {
    Model model =
        Model.read(MethodHandles.privateLookupIn(Registers.class, MethodHandles.lookup()));
    Layout layout = model.layout(new Registers(ExactnessTest.nest()));
    TraceBuilder builder = new TraceBuilder();
    builder.append(new Op.Turn(0));
    Trace trace = builder.build(0, new Exit(List.of(), builder.constant(0), List.of()));
    Region region = new Region(0, layout, 10, new Successors());
    region.add(new Part(trace, null, 1));
    assertThat(new Compiler(model, AT_ONCE, false, Optimiser::optimise).compile(region)).isTrue();
    region.split(region.parts().getFirst(), trace); // is optimised when it is emitted again
    Installed code = region.installed;
    region.installed = null; // and its parts may be another's any moment
    SavedCode saved = new SavedCode(model, AT_ONCE);
    Region read = saved.read(saved.write(List.of(code))).getFirst();
    assertThat(read.parts()).extracting(Part::key).containsExactly(0);
  }

  @Test
  void whatIsNoNewsIsNotWrittenAgain() throws IOException {
    save(ExactnessTest.nest());
    JIT.load(file);
    run(ExactnessTest.nest());
    assertThat(JIT.save(file)).isFalse();
    assertThat(JIT.save(folder.resolve("another"))).isFalse();
    assertThat(folder.toFile().list()).containsExactly("code");
  }

  @Test
  void otherGuestCodeDoesNotUseIt() throws IOException {
    int[] other = ExactnessTest.nest();
    other[9] = i(ADDI, 7, 0, 2);
    save(ExactnessTest.nest());
    JIT.load(file);
    assertThat(run(other).describe()).isEqualTo(interpreted(other));
  }

  @Test
  void codeThatTheGuestRewritesIsDropped() throws IOException {
    int[] program = {
      i(ADDI, 1, 1, 1), // its constant is byte 0
      i(ADDI, 3, 3, 1),
      i(BLT, 3, 4, -2),
      i(ADDI, 5, 5, 1),
      i(ADDI, 3, 0, 0),
      i(PATCH, 0, 5, 0),
      i(JUMP, 15, 0, 0)
    };
    patching(program).run(2500); // the first rewrite comes after 3000 instructions
    JIT.save(file);
    Registers.settings(AT_ONCE);
    JIT.load(file);
    Registers machine = patching(program);
    Registers interpreted = patching(program).engine(Engine.OFF);
    machine.run(MANY);
    interpreted.run(MANY);
    assertThat(machine.describe()).isEqualTo(interpreted.describe());
    assertThat(JIT.statistics(machine).invalidations()).isPositive();
  }

  private static Registers patching(int[] program) {
    Registers machine = new Registers(program);
    machine.x[4] = 1000;
    return machine;
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws IOException {
    save(ExactnessTest.nest());
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int n = 0; n < 50; n++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      loadsNothing(damaged);
    }
    loadsNothing(new byte[0]);
    loadsNothing(java.util.Arrays.copyOf(whole, whole.length - 1));
    loadsNothing(java.util.Arrays.copyOf(whole, 12));
  }

  private void loadsNothing(byte[] contents) throws IOException {
    Registers.settings(AT_ONCE);
    Files.write(file, contents);
    JIT.load(file);
    Registers machine = new Registers(ExactnessTest.nest());
    machine.run(15); // too few for anything to become hot
    assertThat(JIT.statistics(machine).compiledInstructions()).isZero();
  }

  @Test
  void codeOfOtherPassesIsNotLoaded() throws IOException {
    save(ExactnessTest.nest());
    Registers.settings(AT_ONCE.withoutPass(Pass.CSE));
    JIT.load(file);
    Registers machine = new Registers(ExactnessTest.nest());
    machine.run(15);
    assertThat(JIT.statistics(machine).compiledInstructions()).isZero();
  }

  @Test
  void anotherModelDoesNotLoadIt() throws IOException {
    save(ExactnessTest.nest());
    Counter.JIT.settings(AT_ONCE);
    Counter.JIT.load(file);
    Counter counter = new Counter(0, 1, 1, 0x10);
    counter.run(15);
    assertThat(Counter.JIT.statistics(counter).compiledInstructions()).isZero();
  }

  @Test
  void noFileIsNoMistakeButAFolderThatIsNotThereIs() throws IOException {
    JIT.load(folder.resolve("missing"));
    assertThat(JIT.save(file)).as("nothing is compiled").isFalse();
    run(ExactnessTest.nest());
    assertThatThrownBy(() -> JIT.save(folder.resolve("missing").resolve("code")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void randomProgramsDoTheSame() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      int[] program = RandomPrograms.program(new Random(seed));
      Registers.settings(AT_ONCE);
      run(program);
      if (JIT.save(file)) {
        Registers.settings(AT_ONCE.withStress(seed % 3));
        JIT.load(file);
        assertThat(run(program).describe()).as("seed %d", seed).isEqualTo(interpreted(program));
      }
    }
  }

  @Test
  void inTheBackground() throws IOException {
    save(ExactnessTest.nest());
    Registers.settings(AT_ONCE.withSynchronous(false));
    JIT.load(file);
    Registers machine = run(ExactnessTest.nest());
    assertThat(machine.describe()).isEqualTo(interpreted(ExactnessTest.nest()));
  }
}
