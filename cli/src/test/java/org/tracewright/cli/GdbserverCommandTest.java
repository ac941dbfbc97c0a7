package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Pass;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Machine;

@Timeout(120)
class GdbserverCommandTest {
  private static final String FAIL = "firmware-tests/programs/fail.elf";

  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  private CompletableFuture<Integer> start(String... arguments) {
    Streams streams =
        new Streams(
            InputStream.nullInputStream(), new ByteArrayOutputStream(), error, false, false);
    return CompletableFuture.supplyAsync(() -> new Main(streams).run(arguments));
  }

  private String guest(String name) {
    return Guests.repository().resolve(name).toString();
  }

  /** Waits for the line to paste, and connects as it says. */
  private Socket connect() throws Exception {
    Pattern line = Pattern.compile("gdb-multiarch -ex 'target remote :(\\d+)' \\S+\n");
    while (true) {
      Matcher printed = line.matcher(error.toString(StandardCharsets.UTF_8));
      if (printed.find()) {
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(printed.group(1)));
      }
      Thread.sleep(10);
    }
  }

  private static void send(Socket socket, String packet) throws IOException {
    socket.getOutputStream().write(packet.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void endsWithTheStatusOfTheGuest() throws Exception {
    CompletableFuture<Integer> status = start("gdbserver", "--port", "0", guest(FAIL));
    try (Socket gdb = connect()) {
      send(gdb, "$c#63");
      byte[] reply = gdb.getInputStream().readNBytes(8);
      assertThat(new String(reply, StandardCharsets.US_ASCII)).startsWith("+$W");
    }
    int expected = Tw.run("run", guest(FAIL)).status();
    assertThat(expected).isNotZero();
    assertThat(status.get()).isEqualTo(expected);
  }

  @Test
  void endsWithZeroWhenItIsKilled() throws Exception {
    CompletableFuture<Integer> status = start("gdbserver", "--port=0", "--engine=jit", guest(FAIL));
    try (Socket gdb = connect()) {
      send(gdb, "$k#6b");
      assertThat(status.get()).isEqualTo(ExitStatus.OK);
    }
  }

  @Test
  void leavesPassesOfTheOptimiserOut() throws Exception {
    JitSettings before = compilation().settings();
    try {
      String[] words = {"gdbserver", "--port=0", "--without-pass=heap", guest(FAIL)};
      CompletableFuture<Integer> status = start(words);
      try (Socket gdb = connect()) {
        assertThat(compilation().settings()).isEqualTo(before.withoutPass(Pass.HEAP));
        send(gdb, "$k#6b");
        assertThat(status.get()).isEqualTo(ExitStatus.OK);
      }
    } finally {
      compilation().setSettings(before);
    }
  }

  private static Compilation compilation() {
    Machine any = Machine.builder().ram("ram", 0, 4096).cpu(Rv32::new).build();
    return any.cpu().compilation().orElseThrow();
  }

  @Test
  void saysWhenThePortIsInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(other.getLocalPort());
      Tw tw = Tw.run("gdbserver", "--port", port, guest(FAIL));
      assertThat(tw.status()).isEqualTo(2);
      assertThat(tw.error())
          .startsWith("tw: port " + port + " of 127.0.0.1 cannot be listened on")
          .contains("\n  name another with --port, or let --port 0 find one\n");
    }
  }

  @Test
  void refusesWhatGdbDoesNotKnow() {
    Tw tw = Tw.run("gdbserver", "--cpu", "chip8", guest(FAIL));
    assertThat(tw.status()).isEqualTo(2);
    assertThat(tw.error()).startsWith("tw: GDB knows no processor like chip8\n");
  }

  @Test
  void servesInLockstepAndRefusesWhatIsNoEngineOfTheDebugger() throws Exception {
    String[] words = {"gdbserver", "--port", "0", "--engine", "lockstep", guest(FAIL)};
    CompletableFuture<Integer> status = start(words);
    try (Socket gdb = connect()) {
      send(gdb, "$c#63");
      byte[] reply = gdb.getInputStream().readNBytes(8);
      assertThat(new String(reply, StandardCharsets.US_ASCII))
          .as("no difference")
          .startsWith("+$W");
    }
    assertThat(status.get()).isEqualTo(Tw.run("run", guest(FAIL)).status());
    for (String command : new String[] {"debug", "gdbserver"}) {
      Tw refused = Tw.run(command, "--engine", "checked", guest(FAIL));
      assertThat(refused.status()).isEqualTo(2);
      assertThat(refused.error()).contains("unknown engine 'checked'; there are ");
    }
  }
}
