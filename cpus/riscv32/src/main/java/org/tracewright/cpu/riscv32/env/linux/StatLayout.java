package org.tracewright.cpu.riscv32.env.linux;

import org.tracewright.cpu.riscv32.env.host.FileStatus;

/** {@code struct stat64} and {@code struct statx} as RV32 lays them out. */
final class StatLayout {
  private static final long NANOS = 1_000_000_000;
  private static final int DEVICE = 1;
  private static final int STATX_BASIC_STATS = 0x7ff;

  private StatLayout() {}

  static byte[] stat64(FileStatus s) {
    return time32(time32(time32(head64(s), 72, s.accessed()), 80, s.modified()), 88, s.changed())
        .bytes();
  }

  private static Record head64(FileStatus s) {
    return new Record(104)
        .u64(0, DEVICE)
        .u64(8, s.inode())
        .u32(16, s.mode())
        .u32(20, s.links())
        .u32(24, LinuxProcess.USER)
        .u32(28, LinuxProcess.USER)
        .u64(48, s.size())
        .u32(56, s.blockSize())
        .u64(64, s.blocks());
  }

  private static Record time32(Record to, int offset, long nanos) {
    return to.u32(offset, (int) Math.floorDiv(nanos, NANOS))
        .u32(offset + 4, (int) Math.floorMod(nanos, NANOS));
  }

  static byte[] statx(FileStatus s) {
    Record head =
        new Record(256)
            .u32(0, STATX_BASIC_STATS)
            .u32(4, s.blockSize())
            .u32(16, s.links())
            .u32(20, LinuxProcess.USER)
            .u32(24, LinuxProcess.USER)
            .u16(28, s.mode())
            .u64(32, s.inode())
            .u64(40, s.size())
            .u64(48, s.blocks())
            .u32(140, DEVICE);
    return time64(time64(time64(head, 64, s.accessed()), 96, s.changed()), 112, s.modified())
        .bytes();
  }

  private static Record time64(Record to, int offset, long nanos) {
    return to.u64(offset, Math.floorDiv(nanos, NANOS))
        .u32(offset + 8, (int) Math.floorMod(nanos, NANOS));
  }
}
