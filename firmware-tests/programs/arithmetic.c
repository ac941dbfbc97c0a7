/*
 * Every register-register instruction of RV32IM over a square of corner values: the interesting cases
 * are printed, the rest goes into a digest. argv[1]: how often (default 20).
 */
#include "guest.h"

static const uint32_t corners[] = {
    0u,         1u,          2u,          3u,          7u,          31u,         32u,         33u,
    0x7fu,      0x80u,       0xffu,       0x100u,      0x7fffu,     0x8000u,     0xffffu,     0x10000u,
    0xaaaaaaaau, 0x55555555u, 0x7ffffffeu, 0x7fffffffu, 0x80000000u, 0x80000001u, 0xfffffffeu, 0xffffffffu};
enum { CORNERS = sizeof corners / sizeof *corners };

#define INSTRUCTION(name)                                                    \
  static uint32_t name##_of(uint32_t a, uint32_t b) {                        \
    uint32_t result;                                                         \
    __asm__ volatile(#name " %0, %1, %2" : "=r"(result) : "r"(a), "r"(b));   \
    return result;                                                           \
  }

#define EACH(X) \
  X(add) X(sub) X(sll) X(slt) X(sltu) X(xor) X(srl) X(sra) X(or) X(and) \
  X(mul) X(mulh) X(mulhsu) X(mulhu) X(div) X(divu) X(rem) X(remu)

EACH(INSTRUCTION)

static const struct {
  const char *name;
  uint32_t (*apply)(uint32_t, uint32_t);
} instructions[] = {
#define ROW(name) {#name, name##_of},
    EACH(ROW)};
enum { INSTRUCTIONS = sizeof instructions / sizeof *instructions };

static uint32_t digest(uint32_t (*apply)(uint32_t, uint32_t), uint32_t hash) {
  for (int i = 0; i < CORNERS; i++) {
    for (int j = 0; j < CORNERS; j++) {
      hash = (hash ^ apply(corners[i], corners[j])) * 16777619u;
    }
  }
  return hash;
}

static void show(int index, uint32_t a, uint32_t b) {
  print(instructions[index].name);
  print_char(' ');
  print_hex(a);
  print_char(' ');
  print_hex(b);
  print(" = ");
  print_hex(instructions[index].apply(a, b));
  print_char('\n');
}

/* Two-word arithmetic, which the compiler makes of the same instructions and libgcc. */
static void wide(void) {
  volatile int64_t a = -0x123456789abcdefLL;
  volatile uint64_t b = 0xfedcba9876543210ULL;
  uint64_t product = (uint64_t)a * b, quotient = b / 1000003u;
  int64_t rest = a % 1000003;
  report_hex("wide product, high", (uint32_t)(product >> 32));
  report_hex("wide product, low", (uint32_t)product);
  report_hex("wide quotient, high", (uint32_t)(quotient >> 32));
  report_hex("wide quotient, low", (uint32_t)quotient);
  report_hex("wide rest", (uint32_t)rest);
}

int main(int argc, char **argv) {
  uint32_t times = argument(argc, argv, 1, 20);
  for (int i = 0; i < INSTRUCTIONS; i++) {
    show(i, 0x80000000u, 0xffffffffu);
    show(i, 0xfffffff9u, 0u);
    show(i, 0x80000001u, 33u);
    uint32_t hash = 2166136261u;
    for (uint32_t turn = 0; turn < times; turn++) {
      hash = digest(instructions[i].apply, hash);
    }
    report_hex("digest", hash);
  }
  wide();
  return 0;
}
