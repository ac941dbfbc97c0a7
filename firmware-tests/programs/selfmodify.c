/*
 * Code that changes while it runs: a loop whose addend is rewritten in place, a function generated again and
 * again in the same place, and code patched by itself. Every change is followed by FENCE.I. argv[1]: turns (default 300).
 */
#include "guest.h"
#include "linux.h"

typedef uint32_t function(uint32_t);

static void fence_i(void) { __asm__ volatile("fence.i" ::: "memory"); }

static uint32_t addi(uint32_t rd, uint32_t rs1, int32_t imm) {
  return (uint32_t)imm << 20 | rs1 << 15 | rd << 7 | 0x13;
}

static uint32_t bne_a0_back(int32_t distance) { /* bne t0, zero, -distance */
  uint32_t imm = (uint32_t)-distance;
  return (imm >> 12 & 1) << 31 | (imm >> 5 & 63) << 25 | 5u << 15 | 1u << 12 | (imm >> 1 & 15) << 8 | (imm >> 11 & 1) << 7 | 0x63;
}

enum { RETURN = 0x8067, A0 = 10, T0 = 5 };

/* a0 = a0 + turns * addend, by a loop of three instructions. */
static void write_loop(uint32_t *code, int32_t turns, int32_t addend) {
  code[0] = addi(T0, 0, turns);
  code[1] = addi(A0, A0, addend);
  code[2] = addi(T0, T0, -1);
  code[3] = bne_a0_back(8);
  code[4] = RETURN;
}

static uint32_t rewrite_addend(uint32_t *code, uint32_t turns) {
  uint32_t value = 0;
  write_loop(code, 100, 0);
  for (uint32_t i = 0; i < turns; i++) {
    code[1] = addi(A0, A0, (int32_t)(i % 1000));
    fence_i();
    value = ((function *)code)(value);
  }
  return value;
}

static uint32_t generate(uint32_t *code, uint32_t turns) {
  uint32_t value = 1, seed = 21;
  for (uint32_t i = 0; i < turns; i++) {
    uint32_t length = 1 + next_random(&seed) % 20;
    for (uint32_t k = 0; k < length; k++) {
      uint32_t kind = next_random(&seed) % 3;
      int32_t imm = (int32_t)(next_random(&seed) % 2048);
      code[k] = addi(A0, A0, imm) | (kind == 0 ? 0 : kind == 1 ? 4u << 12 : 6u << 12); /* addi, xori, ori */
    }
    code[length] = RETURN;
    fence_i();
    value = ((function *)code)(value) * 3;
  }
  return value;
}

/* The loop stores over its own next instruction: in turn k the addend becomes k. */
static uint32_t patch_itself(uint32_t *code, uint32_t turns) {
  static const uint32_t body[] = {
      0x00000293, /*     li   t0, 0          */
      0x01429313, /* 1:  slli t1, t0, 20     */
      0x00c36333, /*     or   t1, t1, a2     */
      0x0065a023, /*     sw   t1, 0(a1)      */
      0x0000100f, /*     fence.i             */
      0x00050513, /*     addi a0, a0, 0      the one that changes */
      0x00128293, /*     addi t0, t0, 1      */
      0xfed294e3, /*     bne  t0, a3, 1b     */
      RETURN};
  for (size_t i = 0; i < sizeof body / sizeof *body; i++) {
    code[i] = body[i];
  }
  fence_i();
  uint32_t (*run)(uint32_t, uint32_t *, uint32_t, uint32_t) = (void *)code;
  return run(0, code + 5, addi(A0, A0, 0), turns);
}

int main(int argc, char **argv) {
  uint32_t turns = argument(argc, argv, 1, 300);
  long at = linux_call(SYS_MMAP, 0L, 4096L, (long)(PROT_READ | PROT_WRITE | PROT_EXEC), (long)(MAP_PRIVATE | MAP_ANONYMOUS), -1L, 0L);
  uint32_t *code = (uint32_t *)at;
  uint32_t value = rewrite_addend(code, turns);
  uint32_t expected = 0;
  for (uint32_t i = 0; i < turns; i++) {
    expected += i % 1000 * 100;
  }
  report_unsigned("addend", value);
  report_hex("generated", generate(code, turns));
  uint32_t patches = turns < 2000 ? turns : 2000;
  uint32_t patched = patch_itself(code, patches);
  report_unsigned("patched", patched);
  return value != expected || patched != patches * (patches - 1) / 2;
}
