package org.tracewright.cpu.riscv32.env.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.tracewright.sim.StopReason;

class ConsoleTest {
  private final StringBuilder log = new StringBuilder();

  /** Logs what is written as {@code name[text]}. */
  private final class Log extends OutputStream {
    private final String name;

    Log(String name) {
      this.name = name;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      log.append(name).append('[').append(new String(bytes, offset, length, UTF_8)).append(']');
    }
  }

  private static final class Broken extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  private Console console(boolean terminal) {
    InputStream in = new ByteArrayInputStream("xy".getBytes(UTF_8));
    return new Console(in, new Log("out"), new Log("err"), terminal);
  }

  private static void write(OpenFile file, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(file.write(bytes, 0, bytes.length)).isEqualTo(bytes.length);
  }

  @Test
  void outputIsKeptBackUntilTheRunEnds() {
    Console console = console(false);
    write(console.output(), "a");
    write(console.output(), "b");
    assertThat(log).isEmpty();
    StopReason reason = new StopReason.Exited(0);
    assertThat(console.finish(reason)).isSameAs(reason);
    assertThat(log).hasToString("out[ab]");
  }

  @Test
  void bothStreamsKeepTheirOrder() {
    Console console = console(false);
    write(console.output(), "1");
    write(console.error(), "2");
    write(console.output(), "3");
    console.flush();
    assertThat(log).hasToString("out[1]err[2]out[3]");
  }

  @Test
  void aReadFlushesFirst() {
    Console console = console(false);
    write(console.output(), "name? ");
    byte[] into = new byte[4];
    assertThat(console.input().read(into, 1, 3)).isEqualTo(2);
    assertThat(into).containsExactly(0, 'x', 'y', 0);
    assertThat(log).hasToString("out[name? ]");
    assertThat(console.input().read(into, 0, 4)).isZero();
  }

  @Test
  void aTerminalGetsEveryWriteAtOnce() {
    Console console = console(true);
    write(console.output(), "a");
    assertThat(log).hasToString("out[a]");
    assertThat(console.output().isTerminal()).isTrue();
    assertThat(console.output().status()).isEqualTo(FileStatus.TERMINAL);
  }

  @Test
  void longOutputPassesThroughWhole() {
    Console console = console(false);
    write(console.output(), "x".repeat(100_000));
    console.flush();
    assertThat(log.toString().replaceAll("out|\\[|]", "")).hasSize(100_000);
  }

  @Test
  void theReminderIsCalledOnceForEachLotKeptBack() {
    Console console = console(false);
    console.setReminder(() -> log.append("! "));
    write(console.output(), "a");
    write(console.output(), "b");
    console.flush();
    write(console.output(), "c");
    assertThat(log).hasToString("! out[ab]! ");
  }

  @Test
  void aBrokenPipeIsAHostError() {
    Console console =
        new Console(InputStream.nullInputStream(), new Broken(), new Log("err"), false);
    write(console.output(), "lost");
    StopReason reason = console.finish(new StopReason.Exited(0));
    assertThat(reason.describe()).isEqualTo("standard output cannot be written: Broken pipe");
    assertThat(console.failure()).contains(reason);
    assertThat(console.output().write(new byte[1], 0, 1)).isEqualTo(-Errno.EIO);
  }
}
