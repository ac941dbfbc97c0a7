package org.tracewright.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
  @TempDir private Path folder;

  /** A device that counts, and rings at a time it remembers. */
  private static final class Bell implements Stateful {
    int count;

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeInt(count);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      count = in.readInt();
    }
  }

  private final Bell bell = new Bell();
  private final Machine machine = machine(bell);

  private static Machine machine(Bell bell) {
    return Machine.builder()
        .ram("ram", 0x1000, 3 * Snapshot.PAGE + 100)
        .rom("rom", 0x10_0000, new byte[10])
        .part("bell", bell)
        .cpu((bus, clock) -> new CountingCpu(() -> {}))
        .build();
  }

  private byte[] ram() {
    return machine.bus().primary().bytes();
  }

  private Path saved() throws IOException {
    new Random(1).nextBytes(ram());
    bell.count = 7;
    machine.run(1234);
    Path file = folder.resolve("a.snapshot");
    SnapshotFile.write(machine.snapshot(), "a program", file);
    return file;
  }

  @Test
  void whatWasSavedComesBackIntoAnotherMachine() throws IOException {
    Path file = saved();
    Bell otherBell = new Bell();
    Machine other = machine(otherBell);
    other.restore(SnapshotFile.read(file, "a program"));
    assertThat(other.bus().primary().bytes()).isEqualTo(ram());
    assertThat(other.cpu().retired()).isEqualTo(1234);
    assertThat(otherBell.count).isEqualTo(7);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileOfAnotherProgramVersionOrKindIsRefused() throws IOException {
    Path file = saved();
    assertThatThrownBy(() -> SnapshotFile.read(file, "another program"))
        .isInstanceOf(IOException.class)
        .hasMessage("it was saved from another program");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7]++;
    Files.write(file, bytes);
    assertThatThrownBy(() -> SnapshotFile.read(file, "a program"))
        .hasMessage("it is of version 2; this program reads 1");
    Files.writeString(file, "something else");
    assertThatThrownBy(() -> SnapshotFile.read(file, "a program")).hasMessage("it is no snapshot");
  }

  @Test
  void everyDamageIsSeen() throws IOException {
    byte[] whole = Files.readAllBytes(saved());
    Path file = folder.resolve("damaged");
    for (int i = 0; i < whole.length; i += 1 + i / 64) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      Files.write(file, flipped);
      assertThatThrownBy(() -> SnapshotFile.read(file, "a program"))
          .isInstanceOf(IOException.class);
      Files.write(file, Arrays.copyOf(whole, i));
      assertThatThrownBy(() -> SnapshotFile.read(file, "a program"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void pagesThatDidNotChangeAreShared() {
    ram()[0] = 1;
    ram()[Snapshot.PAGE] = 1;
    Snapshot first = machine.snapshot();
    assertThat(first.ownBytes(null)).isEqualTo(2 * Snapshot.PAGE);
    ram()[Snapshot.PAGE + 5] = 2;
    Snapshot second = machine.snapshot(first);
    assertThat(second.ownBytes(first)).isEqualTo(Snapshot.PAGE);
    machine.restore(first);
    assertThat(ram()[Snapshot.PAGE + 5]).isZero();
    machine.restore(second);
    assertThat(ram()[Snapshot.PAGE + 5]).isEqualTo((byte) 2);
  }

  @Test
  void aMachineThatIsKnownGetsWhatIsNotShared() {
    Machine other = machine(new Bell());
    Snapshot fresh = machine.snapshot();
    ram()[Snapshot.PAGE + 5] = 2;
    bell.count = 9;
    machine.run(3);
    Snapshot later = machine.snapshot(fresh);
    other.bus().primary().bytes()[0] = 1; // against the rule, to see what is looked at
    other.restore(later, fresh);
    assertThat(other.bus().primary().bytes()[Snapshot.PAGE + 5]).isEqualTo((byte) 2);
    assertThat(other.bus().primary().bytes()[0]).isEqualTo((byte) 1);
    assertThat(other.cpu().retired()).isEqualTo(3);
    assertThat(other.snapshot(later).ownBytes(later)).isEqualTo(Snapshot.PAGE);
  }

  @Test
  void aSnapshotOfAnotherKindOfMachineIsRefused() {
    Machine other =
        Machine.builder()
            .ram("ram", 0x1000, 64)
            .cpu((bus, clock) -> new CountingCpu(() -> {}))
            .build();
    assertThatThrownBy(() -> other.restore(machine.snapshot()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other memories or parts");
  }
}
