package org.tracewright.cpu.riscv32.isa;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tracewright.isa.Names;

/**
 * Every control and status register that the manuals name, whether the model has it or not:
 * assembly may mention it.
 *
 * <p>Privileged ISA, "CSR Listing"; further names from the extensions that define them.
 */
final class CsrNames {
  static final Names ALL = all();

  private CsrNames() {}

  private static Names all() {
    Map<String, Integer> names = new LinkedHashMap<>();
    user(names);
    supervisor(names);
    virtualSupervisor(names);
    hypervisor(names);
    machine(names);
    memoryProtection(names);
    debug(names);
    counters(names);
    return Names.of().also(names).open();
  }

  /** Names of consecutive registers; "-" leaves one out. */
  private static void row(Map<String, Integer> names, int first, String... row) {
    for (int i = 0; i < row.length; i++) {
      if (!row[i].equals("-")) {
        names.put(row[i], first + i);
      }
    }
  }

  /** {@code prefix}n{@code suffix} for n from {@code from} to {@code to}, at {@code base} + n. */
  private static void series(
      Map<String, Integer> names, int base, String prefix, int from, int to, String suffix) {
    for (int n = from; n <= to; n++) {
      names.put(prefix + n + suffix, base + n);
    }
  }

  // spotless:off - the columns are the documentation
  private static void user(Map<String, Integer> names) {
    row(names, 0x001, "fflags", "frm", "fcsr");
    row(names, 0x008, "vstart", "vxsat", "vxrm");
    row(names, 0x00f, "vcsr");
    row(names, 0x015, "seed");
    row(names, 0xc20, "vl", "vtype", "vlenb");
  }

  private static void supervisor(Map<String, Integer> names) {
    row(names, 0x100, "sstatus");
    row(names, 0x104, "sie", "stvec", "scounteren");
    row(names, 0x10a, "senvcfg");
    series(names, 0x10c, "sstateen", 0, 3, "");
    row(names, 0x114, "sieh");
    row(names, 0x140, "sscratch", "sepc", "scause", "stval", "sip");
    row(names, 0x14d, "stimecmp");
    row(names, 0x150, "siselect", "sireg", "-", "-", "siph");
    row(names, 0x15c, "stopei", "stimecmph");
    row(names, 0x180, "satp");
    row(names, 0x5a8, "scontext");
    row(names, 0xda0, "scountovf");
    row(names, 0xdb0, "stopi");
  }

  private static void virtualSupervisor(Map<String, Integer> names) {
    row(names, 0x200, "vsstatus");
    row(names, 0x204, "vsie", "vstvec");
    row(names, 0x214, "vsieh");
    row(names, 0x240, "vsscratch", "vsepc", "vscause", "vstval", "vsip");
    row(names, 0x24d, "vstimecmp");
    row(names, 0x250, "vsiselect", "vsireg", "-", "-", "vsiph");
    row(names, 0x25c, "vstopei", "vstimecmph");
    row(names, 0x280, "vsatp");
    row(names, 0xeb0, "vstopi");
  }

  private static void hypervisor(Map<String, Integer> names) {
    row(names, 0x600, "hstatus", "-", "hedeleg", "hideleg", "hie", "htimedelta", "hcounteren", "hgeie");
    row(names, 0x608, "hvien", "hvictl", "henvcfg");
    series(names, 0x60c, "hstateen", 0, 3, "");
    row(names, 0x613, "hidelegh", "-", "htimedeltah");
    row(names, 0x618, "hvienh", "-", "henvcfgh");
    series(names, 0x61c, "hstateen", 0, 3, "h");
    row(names, 0x643, "htval", "hip", "hvip", "hviprio1", "hviprio2");
    row(names, 0x64a, "htinst");
    row(names, 0x655, "hviph", "hviprio1h", "hviprio2h");
    row(names, 0x680, "hgatp");
    row(names, 0x6a8, "hcontext");
    row(names, 0xe12, "hgeip");
  }

  private static void machine(Map<String, Integer> names) {
    row(names, 0x300, "mstatus", "misa", "medeleg", "mideleg", "mie", "mtvec", "mcounteren");
    row(names, 0x308, "mvien", "mvip", "menvcfg");
    series(names, 0x30c, "mstateen", 0, 3, "");
    row(names, 0x310, "mstatush", "-", "-", "midelegh", "mieh");
    row(names, 0x318, "mvienh", "mviph", "menvcfgh");
    series(names, 0x31c, "mstateen", 0, 3, "h");
    row(names, 0x340, "mscratch", "mepc", "mcause", "mtval", "mip");
    row(names, 0x34a, "mtinst", "mtval2");
    row(names, 0x350, "miselect", "mireg", "-", "-", "miph");
    row(names, 0x35c, "mtopei");
    row(names, 0x747, "mseccfg");
    row(names, 0x757, "mseccfgh");
    row(names, 0xf11, "mvendorid", "marchid", "mimpid", "mhartid", "mconfigptr");
    row(names, 0xfb0, "mtopi");
  }

  private static void memoryProtection(Map<String, Integer> names) {
    series(names, 0x3a0, "pmpcfg", 0, 15, "");
    series(names, 0x3b0, "pmpaddr", 0, 63, "");
  }

  private static void debug(Map<String, Integer> names) {
    row(names, 0x7a0, "tselect", "tdata1", "tdata2", "tdata3", "tinfo", "tcontrol");
    row(names, 0x7a8, "mcontext", "-", "mscontext");
    row(names, 0x7b0, "dcsr", "dpc", "dscratch0", "dscratch1");
  }

  private static void counters(Map<String, Integer> names) {
    row(names, 0xc00, "cycle", "time", "instret");
    row(names, 0xc80, "cycleh", "timeh", "instreth");
    series(names, 0xc00, "hpmcounter", 3, 31, "");
    series(names, 0xc80, "hpmcounter", 3, 31, "h");
    row(names, 0xb00, "mcycle", "-", "minstret");
    row(names, 0xb80, "mcycleh", "-", "minstreth");
    series(names, 0xb00, "mhpmcounter", 3, 31, "");
    series(names, 0xb80, "mhpmcounter", 3, 31, "h");
    row(names, 0x320, "mcountinhibit");
    series(names, 0x320, "mhpmevent", 3, 31, "");
    series(names, 0x720, "mhpmevent", 3, 31, "h");
  }
  // spotless:on
}
