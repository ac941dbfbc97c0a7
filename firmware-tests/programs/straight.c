/* Some 12,000 instructions in a row, no branch among them, gone through again and again. argv[1]: turns (default 150). */
#include "guest.h"

#define MIX(a, b, n) a += b ^ 0x9e3779b9u * (n); b = (b << (1 + (n) % 30) | b >> (31 - (n) % 30)) - a;
#define MIX4(n) MIX(a, b, n) MIX(b, c, n + 1) MIX(c, d, n + 2) MIX(d, a, n + 3)
#define MIX16(n) MIX4(n) MIX4(n + 4) MIX4(n + 8) MIX4(n + 12)
#define MIX64(n) MIX16(n) MIX16(n + 16) MIX16(n + 32) MIX16(n + 48)
#define MIX256(n) MIX64(n) MIX64(n + 64) MIX64(n + 128) MIX64(n + 192)

static uint32_t words[4] = {1, 2, 3, 4};

static void __attribute__((noinline)) scramble(void) {
  uint32_t a = words[0], b = words[1], c = words[2], d = words[3];
  MIX256(0)
  MIX256(256)
  MIX256(512)
  MIX256(768)
  MIX256(1024)
  MIX256(1280)
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}

int main(int argc, char **argv) {
  uint32_t turns = argument(argc, argv, 1, 150);
  for (uint32_t i = 0; i < turns; i++) {
    scramble();
  }
  for (int i = 0; i < 4; i++) {
    report_hex("word", words[i]);
  }
  return 0;
}
