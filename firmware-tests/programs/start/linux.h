/* Raw system calls of Linux on RV32; results are negative error numbers as the kernel gives them. */
#ifndef LINUX_H
#define LINUX_H

enum {
  SYS_IOCTL = 29,
  SYS_UNLINKAT = 35,
  SYS_OPENAT = 56,
  SYS_CLOSE = 57,
  SYS_LLSEEK = 62,
  SYS_READ = 63,
  SYS_WRITE = 64,
  SYS_WRITEV = 66,
  SYS_FSTAT = 80,
  SYS_EXIT = 93,
  SYS_EXIT_GROUP = 94,
  SYS_UNAME = 160,
  SYS_GETPID = 172,
  SYS_BRK = 214,
  SYS_MUNMAP = 215,
  SYS_MMAP = 222,
  SYS_MPROTECT = 226,
  SYS_CLOCK_GETTIME64 = 403
};

enum { AT_FDCWD = -100, O_RDONLY = 0, O_RDWR = 2, O_CREAT = 0100, O_TRUNC = 01000 };
enum { PROT_READ = 1, PROT_WRITE = 2, PROT_EXEC = 4, MAP_PRIVATE = 2, MAP_ANONYMOUS = 0x20 };

long linux_call(long number, ...);

#endif
