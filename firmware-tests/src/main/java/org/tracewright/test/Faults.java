package org.tracewright.test;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Register;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Watch;

/** Faults of the hardware, for tests of what the guest makes of them. */
public final class Faults {
  private final Guest guest;
  private final Journal journal;
  private final List<Watch> dropped = new ArrayList<>();

  Faults(Guest guest, Journal journal) {
    this.guest = guest;
    this.journal = journal;
  }

  /**
   * Flips a bit of memory when {@code instruction} instructions have retired, before the next one;
   * at the next chance if they have already.
   *
   * @param bit 0, the least significant one, to 7
   */
  public void flipBit(long instruction, int address, int bit) {
    if (bit < 0 || bit > 7) {
      throw new IllegalArgumentException("bit " + bit + " of a byte; 0 to 7 are possible");
    }
    journal.fault(other -> other.faults().flipBit(instruction, address, bit));
    guest.change(m -> m.clock().schedule(instruction, () -> flip(m, address, bit)));
  }

  private static void flip(Machine machine, int address, int bit) {
    byte[] one = new byte[1];
    machine.bus().copyOut(address, one, 0, 1);
    one[0] ^= (byte) (1 << bit);
    machine.bus().load(address, one, 0, 1);
  }

  /** Flips a bit of a register, 0 to its width less 1; otherwise as {@link #flipBit}. */
  public void flipRegisterBit(long instruction, String register, int bit) {
    Register wanted =
        guest
            .hart()
            .findRegister(register)
            .orElseThrow(() -> new IllegalArgumentException("no register '" + register + "'"));
    if (bit < 0 || bit >= wanted.bits()) {
      throw new IllegalArgumentException(
          "bit " + bit + " of " + register + "; 0 to " + (wanted.bits() - 1) + " are possible");
    }
    journal.fault(other -> other.faults().flipRegisterBit(instruction, register, bit));
    guest.change(m -> m.clock().schedule(instruction, () -> flip(m.cpu(), wanted, bit)));
  }

  private static void flip(Cpu cpu, Register register, int bit) {
    cpu.setRegister(register.number(), cpu.register(register.number()) ^ 1L << bit);
  }

  /** Has the next store that touches any of {@code length} bytes from {@code address} get lost. */
  public void dropWrite(int address, int length) {
    Watch lost = new Watch(address, length, false, true);
    journal.fault(other -> other.faults().dropWrite(address, length));
    dropped.add(lost);
    watch();
  }

  private void watch() {
    guest.change(m -> m.cpu().watch(List.copyOf(dropped)));
  }

  /** A store that was stopped for one of these: the guest goes on behind it. */
  void drop(StopReason.Watchpoint store) {
    dropped.removeIf(w -> w.sees(store.address(), store.length(), true));
    watch();
    int half = guest.hart().fetchHalf(guest.hart().pc());
    int next = guest.hart().pc() + ((half & 3) == 3 ? 4 : 2);
    guest.change(
        m -> {
          m.cpu().resume(m.cpu().retired() + 1);
          m.cpu().setPc(next);
        });
  }
}
