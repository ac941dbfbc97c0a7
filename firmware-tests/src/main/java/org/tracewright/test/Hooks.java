package org.tracewright.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.Interceptor;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Device;
import org.tracewright.sim.StopReason;

/**
 * What a test does in the guest's stead. Exceptions never travel through the guest: what a hook
 * throws is kept, and ends the run.
 */
class Hooks implements Interceptor {
  private static final int A0 = 10;
  private static final int A1 = 11;
  private static final int A7 = 17;
  private static final int RA = 1;

  private static final Device NOTHING =
      new Device() {
        @Override
        public long read(int offset, int width) {
          return Bus.FAULT;
        }

        @Override
        public boolean write(int offset, int width, int value) {
          return false;
        }
      };

  /** A hook on a function. */
  record OnFunction(Consumer<GuestCall> body, boolean replaces) {}

  private record OnInstruction(int mask, int match, Consumer<UnknownInstruction> body) {}

  private final Map<Integer, Consumer<GuestCall>> systemCalls;
  private final Map<Integer, CustomCsr> csrs;
  private final List<OnInstruction> instructions;
  private final Map<Integer, OnFunction> functions = new LinkedHashMap<>();
  private Simulator simulator;
  private boolean used;
  private boolean everUsed;
  private int depth;
  private Throwable thrown;
  private String thrower;

  Hooks(
      Map<Integer, Consumer<GuestCall>> systemCalls,
      Map<Integer, CustomCsr> csrs,
      Map<Long, Consumer<UnknownInstruction>> instructions) {
    this.systemCalls = Map.copyOf(systemCalls);
    this.csrs = Map.copyOf(csrs);
    this.instructions =
        instructions.entrySet().stream()
            .map(
                e ->
                    new OnInstruction(
                        (int) (e.getKey() >>> 32), e.getKey().intValue(), e.getValue()))
            .toList();
  }

  /** Whether there is anything to do from inside an instruction. */
  boolean intercepts() {
    return !(systemCalls.isEmpty() && csrs.isEmpty() && instructions.isEmpty());
  }

  /** Whether Java code ran in the guest's stead since this was forgotten. */
  boolean wereUsed() {
    return used;
  }

  /** Whether Java code ever ran in the guest's stead. */
  boolean wereEverUsed() {
    return used || everUsed;
  }

  /** Forgets what ran so far. */
  void forget() {
    everUsed |= used;
    used = isRunning();
  }

  /** Whether Java code runs in the guest's stead now. */
  boolean isRunning() {
    return depth > 0;
  }

  void attach(Simulator to) {
    simulator = to;
  }

  void onFunction(int address, OnFunction hook) {
    functions.put(address, hook);
  }

  int[] addresses() {
    return functions.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Runs the hook on the function that is next, if there is one; the guest then can go on. */
  boolean enter(int address, Guest guest) {
    OnFunction hook = functions.get(address);
    if (hook == null) {
      return false;
    }
    GuestCall call = new GuestCall(simulator, guest.hart());
    guarded("hook on " + simulator.place(address), () -> hook.body.accept(call));
    if (hook.replaces) {
      answer(call, guest::setX);
      guest.setPc(guest.hart().x(RA));
    }
    return true;
  }

  private interface SetRegister {
    void set(int number, int value);
  }

  private static void answer(GuestCall call, SetRegister registers) {
    registers.set(A0, call.low());
    if (call.isWide()) {
      registers.set(A1, call.high());
    }
  }

  @Override
  public boolean ecall(Rv32 hart, GuestMemory memory, int address) {
    Consumer<GuestCall> hook = systemCalls.get(hart.x(A7));
    if (hook == null) {
      return false;
    }
    GuestCall call = new GuestCall(simulator, hart);
    inside(hart, memory, "system call " + hart.x(A7), () -> hook.accept(call));
    answer(call, hart::setX);
    return true;
  }

  @Override
  public boolean unknown(Rv32 hart, GuestMemory memory, int address, int bits) {
    UnknownInstruction instruction = new UnknownInstruction(hart, address, bits);
    CustomCsr csr = find(csrs, number -> instruction.isAccessTo(number));
    if (csr != null) {
      inside(hart, memory, "custom CSR", () -> access(csr, instruction));
      return true;
    }
    for (OnInstruction hook : instructions) {
      if ((bits & hook.mask) == hook.match) {
        inside(hart, memory, "custom instruction", () -> hook.body.accept(instruction));
        return true;
      }
    }
    return false;
  }

  private static <T> T find(Map<Integer, T> map, Predicate<Integer> wanted) {
    return map.keySet().stream().filter(wanted).map(map::get).findFirst().orElse(null);
  }

  private static void access(CustomCsr csr, UnknownInstruction instruction) {
    int old = csr.read();
    if (instruction.writes()) {
      csr.write(instruction.changed(old));
    }
    instruction.result(old);
  }

  /** Runs a hook from inside an instruction. */
  private void inside(Rv32 hart, GuestMemory memory, String name, Runnable body) {
    simulator.memory().through(memory);
    guarded(name, body);
    simulator.memory().through(null);
    if (thrown != null) {
      hart.stop(ended());
    }
  }

  private StopReason ended() {
    return new StopReason.HostError("the " + thrower + " threw " + thrown, "see its stack trace");
  }

  private void guarded(String name, Runnable body) {
    used = true;
    depth++;
    try {
      body.run();
    } catch (RuntimeException | Error e) {
      keep(name, e);
    } finally {
      depth--;
    }
  }

  private void keep(String name, Throwable e) {
    if (thrown == null) {
      thrown = e;
      thrower = name;
    }
  }

  /** In whose place there is nothing that answers. */
  static Hooks absent() {
    return new Hooks(Map.of(), Map.of(), Map.of()) {
      @Override
      Device guarded(String name, Device device) {
        return NOTHING;
      }
    };
  }

  /** The device, with what it throws kept. */
  Device guarded(String name, Device device) {
    return new Device() {
      @Override
      public long read(int offset, int width) {
        return answered(() -> device.read(offset, width), Bus.FAULT);
      }

      @Override
      public boolean write(int offset, int width, int value) {
        return answered(() -> device.write(offset, width, value), false);
      }

      private <T> T answered(Supplier<T> body, T otherwise) {
        used = true;
        depth++;
        try {
          return body.get();
        } catch (RuntimeException | Error e) {
          keep("device " + name, e);
          simulator.stopSoon();
          return otherwise;
        } finally {
          depth--;
        }
      }
    };
  }

  /** Fails if a hook threw in the run that has ended. */
  void check(StopReason reason) {
    if (thrown != null) {
      Throwable cause = thrown;
      thrown = null;
      throw simulator.failure("the " + thrower + " threw " + cause, reason, cause);
    }
  }
}
