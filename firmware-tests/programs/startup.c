/* What the kernel hands over: arguments, environment, auxiliary vector, a 16-byte aligned stack; brk and mmap. */
#include "guest.h"
#include "linux.h"

enum { AT_NULL = 0, AT_PHDR = 3, AT_PHENT = 4, AT_PHNUM = 5, AT_PAGESZ = 6, AT_ENTRY = 9, AT_RANDOM = 25 };
extern void _start(void);

static void show_auxiliary(const uint32_t *entry) {
  uint32_t seen = 0;
  for (; entry[0] != AT_NULL; entry += 2) {
    switch (entry[0]) {
      case AT_PHDR: seen |= 1; break;
      case AT_PHENT: report_unsigned("size of a program header", entry[1]); break;
      case AT_PAGESZ: report_unsigned("page", entry[1]); break;
      case AT_ENTRY: report_unsigned("entry is _start", entry[1] == (uint32_t)_start); break;
      case AT_RANDOM: seen |= 2; break;
    }
  }
  report_unsigned("program headers and random bytes", seen);
}

static void use_break(void) {
  uint32_t start = (uint32_t)linux_call(SYS_BRK, 0L);
  uint32_t end = (uint32_t)linux_call(SYS_BRK, (long)(start + 100000));
  report_unsigned("grown by", end - start);
  uint32_t *words = (uint32_t *)((start + 3) & ~3u);
  uint32_t sum = 0;
  for (int i = 0; i < 24000; i++) sum |= words[i]; /* fresh memory is zero */
  for (uint32_t i = 0; i < 24000; i++) words[i] = i;
  for (int i = 0; i < 24000; i++) sum += words[i];
  report_unsigned("sum", sum);
  report_unsigned("shrunk", (uint32_t)linux_call(SYS_BRK, (long)start) == start);
}

static void use_map(void) {
  long at = linux_call(SYS_MMAP, 0L, 65536L, (long)(PROT_READ | PROT_WRITE), (long)(MAP_PRIVATE | MAP_ANONYMOUS), -1L, 0L);
  volatile uint8_t *bytes = (uint8_t *)at;
  report_unsigned("mapped at a page", (at & 4095) == 0);
  bytes[0] = bytes[65535] = 42;
  report_unsigned("mapped bytes", bytes[0] + bytes[1] + bytes[65535]);
  report_unsigned("unmapped", linux_call(SYS_MUNMAP, at, 65536L) == 0);
}

int main(int argc, char **argv, char **environment) {
  report_unsigned("arguments", (uint32_t)argc);
  for (int i = 0; i < argc; i++) {
    print(argv[i]);
    print_char('\n');
  }
  report_unsigned("argv ends", argv[argc] == 0);
  report_unsigned("environment follows", environment == argv + argc + 1);
  report_unsigned("stack aligned", ((uint32_t)argv - 4) % 16 == 0);
  while (*environment != 0) environment++;
  show_auxiliary((const uint32_t *)(environment + 1));
  use_break();
  use_map();
  return (int)argument(argc, argv, 2, 0);
}
