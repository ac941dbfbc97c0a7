/* The host interface: an odd word in tohost ends the program, an even one is the address of a system call. */
#include "guest.h"

volatile uint64_t tohost __attribute__((section(".tohost"), aligned(64)));
volatile uint64_t fromhost __attribute__((section(".tohost"), aligned(64)));

enum { SYS_WRITE = 64 };

static void tell(uint32_t value) {
  volatile uint32_t *words = (volatile uint32_t *)&tohost;
  words[1] = 0;
  words[0] = value;
}

void guest_write(int descriptor, const void *bytes, size_t length) {
  static volatile uint64_t call[8] __attribute__((aligned(64)));
  if (length == 0) {
    return;
  }
  call[0] = SYS_WRITE;
  call[1] = (uint64_t)descriptor;
  call[2] = (uintptr_t)bytes;
  call[3] = length;
  __asm__ volatile("fence" ::: "memory");
  tell((uint32_t)call);
  while (fromhost == 0) {
  }
  fromhost = 0;
}

_Noreturn void guest_exit(int status) {
  for (;;) {
    tell((uint32_t)status << 1 | 1);
  }
}
