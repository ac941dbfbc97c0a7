package org.tracewright.debugger.gdb;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Device;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.control.RunControl;
import org.tracewright.sim.elf.ElfFile;

/** A guest that is served on a port of its own. */
final class Guest implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final GdbServer server;
  private final Thread thread;
  private final CompletableFuture<Optional<StopReason>> end = new CompletableFuture<>();
  private final Symbols symbols;
  private final RunControl control;
  final List<String> said = new CopyOnWriteArrayList<>();

  private Guest(Machine machine) throws Exception {
    symbols = machine.symbols();
    server = GdbServer.listen(InetAddress.getLoopbackAddress(), 0);
    control = new RunControl(machine);
    thread =
        new Thread(
            () -> {
              try (server) {
                end.complete(
                    server.serve(control, Architecture.RISCV32, Guest::monitor, said::add));
              } catch (Exception | Error e) {
                end.completeExceptionally(e);
              }
            },
            "machine");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says back what it gets, or as many lines as it is told to. */
  private static String monitor(String command) {
    return command.startsWith("lines ")
        ? "a line\n".repeat(Integer.parseInt(command.substring(6)))
        : "you said " + command + "\n";
  }

  static Guest of(String source, Engine engine) throws Exception {
    byte[] elf = Rv32Assembler.PLAIN.at(0x1_0000).assemble(source, Map.of()).elf();
    return of(ElfFile.parse("guest", elf), engine);
  }

  static Guest of(ElfFile elf, Engine engine) throws Exception {
    return of(elf, 1 << 20, engine);
  }

  /**
   * @param memory bytes of RAM, 0 for the usual
   */
  static Guest of(ElfFile elf, long memory, Engine engine) throws Exception {
    Machine machine = Platform.of(elf).memory(memory).build();
    machine.cpu().compilation().orElseThrow().setEngine(engine);
    return new Guest(machine);
  }

  /** A bare machine with a device beside its RAM. */
  static Guest withDevice(String name, Device device) throws Exception {
    return new Guest(
        Machine.builder()
            .ram("ram", 0x8000_0000, 0x1000)
            .rom("rom", 0x1000, new byte[256])
            .device(name, 0x1000_0000, 0x10, device)
            .cpu(Rv32::new)
            .build());
  }

  int port() {
    return server.port();
  }

  /** An address as the protocol writes it. */
  String at(String symbol) {
    return Integer.toHexString(symbols.address(symbol).orElseThrow());
  }

  /** The register pair of a stop reply that says that the next instruction is there. */
  String pcAt(String symbol) {
    return "20:" + Text.littleEndian(symbols.address(symbol).orElseThrow(), 4) + ";";
  }

  /** How it ended; empty if it was killed. */
  Optional<StopReason> end() throws Exception {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  boolean hasEnded() {
    return end.isDone();
  }

  /** What the machine's thread is doing, for messages about hangs. */
  String doing() {
    return end.isDone() ? "ended: " + end : Arrays.toString(thread.getStackTrace());
  }

  @Override
  public void close() throws IOException {
    server.close();
    control.interrupt();
    thread.interrupt();
  }
}
