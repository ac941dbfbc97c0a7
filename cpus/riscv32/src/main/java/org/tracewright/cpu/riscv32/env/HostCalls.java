package org.tracewright.cpu.riscv32.env;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Recording;
import org.tracewright.sim.Stateful;
import org.tracewright.sim.StopReason;

/**
 * What the host did for a program, kept so that a second machine that runs the same program sees
 * the same without the host doing it twice. One machine's player has the real environment and comes
 * first; the others are given what it got, as long as they ask the same.
 */
final class HostCalls implements Lockstep.Inputs {
  /** Kinds of what is asked, beside what an environment answers to ECALL and EBREAK. */
  static final int DEVICE_READ = 2;

  static final int DEVICE_WRITE = 3;
  private static final int UNKNOWN = 4;

  private static final int REGISTERS = 32;

  /** Registers x1 to x31 and, in place of x0, pc. */
  private record Effect(
      long[] key,
      long answer,
      int[] registers,
      List<GuestMemory.Store> stores,
      StopReason stop,
      byte[] after) {}

  private final List<Effect> effects = new ArrayList<>();
  private final List<Player> players = new ArrayList<>();
  private Stateful host = Stateful.NONE;
  private byte[] before;

  /**
   * The calls of one machine.
   *
   * @param real whether it has the host do what was not done yet; only the first one may
   */
  Player player(GuestMemory memory, boolean real) {
    Player player = new Player(memory, real);
    players.add(player);
    return player;
  }

  /** Sets whose state changes as the host does things; it is kept for going back. */
  void host(Stateful environment) {
    host = environment;
    before = StateBytes.of(environment);
  }

  /** The state of a host that answers one machine alone, written as a {@link Player} writes it. */
  static Stateful unshared(Stateful host) {
    return new Stateful() {
      @Override
      public void save(DataOutput out) throws IOException {
        write(0, StateBytes.of(host), out);
      }

      @Override
      public void restore(DataInput in) throws IOException {
        in.readInt();
        StateBytes.put(StateBytes.read(in), host);
      }
    };
  }

  private static void write(int count, byte[] state, DataOutput out) throws IOException {
    out.writeInt(count);
    out.writeInt(state.length);
    out.write(state);
  }

  /** The host's state when so many effects were done. */
  private byte[] stateAfter(int count) {
    return count == 0 ? before : effects.get(count - 1).after;
  }

  /** The host's state now; the same bytes as before if nothing has changed. */
  private byte[] stateNow() {
    byte[] now = StateBytes.of(host);
    byte[] last = stateAfter(effects.size());
    return Arrays.equals(now, last) ? last : now;
  }

  @Override
  public void forget() {
    before = stateAfter(effects.size());
    effects.clear();
    again();
  }

  @Override
  public void again() {
    players.forEach(player -> player.next = 0);
  }

  /** One machine's view. */
  final class Player implements HostEffects, Stateful, Recording {
    private final GuestMemory memory;
    private final boolean real;
    private int next;

    private Player(GuestMemory memory, boolean real) {
      this.memory = memory;
      this.real = real;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      write(next, stateAfter(next), out);
    }

    /** A place in what is known; or, from elsewhere, a host in that state that knows nothing. */
    @Override
    public void restore(DataInput in) throws IOException {
      int count = in.readInt();
      byte[] state = StateBytes.read(in);
      if (count <= effects.size() && Arrays.equals(state, stateAfter(count))) {
        next = count;
      } else if (real) {
        effects.clear();
        again();
        StateBytes.put(state, host);
        before = state;
      }
    }

    /** The host goes back to the state it was in, as far as it can. */
    @Override
    public void forgetFuture() {
      if (next < effects.size()) {
        StateBytes.put(stateAfter(next), host);
        effects.subList(next, effects.size()).clear();
      }
    }

    @Override
    public StopReason perform(long key, Supplier<StopReason> action) {
      long[] keys = {key};
      if (next == effects.size() && real) {
        memory.keepStores();
        StopReason stop = action.get();
        effects.add(new Effect(keys, 1, null, memory.stores(), stop, stateNow()));
      }
      Effect effect = take(keys);
      return effect == null ? unexpected() : replayed(effect);
    }

    /** An access to a device; {@code fault} is what it answers where the machines part. */
    long exchange(long[] key, LongSupplier action, long fault) {
      if (next == effects.size() && real) {
        effects.add(new Effect(key, action.getAsLong(), null, List.of(), null, stateNow()));
      }
      Effect effect = take(key);
      return effect == null ? fault : effect.answer;
    }

    private StopReason replayed(Effect effect) {
      effect.stores.forEach(store -> memory.put(store.address(), store.bytes()));
      return effect.stop;
    }

    /** The next effect if it is what {@code key} asks for. */
    private Effect take(long[] key) {
      if (next == effects.size() || !Arrays.equals(effects.get(next).key, key)) {
        return null;
      }
      return effects.get(next++);
    }

    private StopReason unexpected() {
      return new StopReason.HostError(
          "the guest asks its host for something that it did not ask for under the interpreter",
          "see where the engines differ");
    }

    /** An environment that answers as {@code environment} did for the first machine. */
    Environment around(Environment environment) {
      return new Environment() {
        @Override
        public boolean ecall(Rv32 hart, int address) {
          return call(hart, keyOf(hart, address, 0), () -> environment.ecall(hart, address));
        }

        @Override
        public boolean ebreak(Rv32 hart, int address) {
          return call(hart, keyOf(hart, address, 1), () -> environment.ebreak(hart, address));
        }

        @Override
        public boolean extendsIsa() {
          return environment.extendsIsa();
        }

        @Override
        public boolean unknown(Rv32 hart, int address, int bits) {
          long[] key = keyOf(hart, address, UNKNOWN);
          return call(hart, key, () -> environment.unknown(hart, address, bits));
        }
      };
    }

    private boolean call(Rv32 hart, long[] key, Supplier<Boolean> action) {
      if (next == effects.size() && real) {
        memory.keepStores();
        boolean answered = action.get();
        effects.add(
            new Effect(
                key,
                answered ? 1 : 0,
                registersOf(hart),
                memory.stores(),
                hart.stopping(),
                stateNow()));
      }
      Effect effect = take(key);
      if (effect == null) {
        hart.stop(unexpected());
        return true;
      }
      setRegisters(hart, effect.registers);
      StopReason stop = replayed(effect);
      if (stop != null) {
        hart.stop(stop);
      }
      return effect.answer != 0;
    }
  }

  private static long[] keyOf(Rv32 hart, int address, int kind) {
    long[] key = new long[10];
    key[0] = kind;
    key[1] = address;
    for (int i = 0; i < 8; i++) {
      key[2 + i] = hart.x(10 + i);
    }
    return key;
  }

  private static int[] registersOf(Rv32 hart) {
    int[] registers = new int[REGISTERS];
    registers[0] = hart.pc();
    for (int i = 1; i < REGISTERS; i++) {
      registers[i] = hart.x(i);
    }
    return registers;
  }

  private static void setRegisters(Rv32 hart, int[] registers) {
    hart.setPc(registers[0]);
    for (int i = 1; i < REGISTERS; i++) {
      hart.setX(i, registers[i]);
    }
  }
}
