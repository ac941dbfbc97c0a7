/* LR/SC and the AMOs: results, memory, failing SCs, a lock and a lock-free list. argv[1]: turns (default 20000). */
#include "guest.h"

#define AMO(name)                                                                             \
  static uint32_t name##_of(uint32_t *at, uint32_t value) {                                   \
    uint32_t old;                                                                             \
    __asm__ volatile(#name ".w.aqrl %0, %2, (%1)" : "=&r"(old) : "r"(at), "r"(value) : "memory"); \
    return old;                                                                               \
  }
#define EACH(X) X(amoswap) X(amoadd) X(amoxor) X(amoand) X(amoor) X(amomin) X(amomax) X(amominu) X(amomaxu)
EACH(AMO)

static const struct {
  const char *name;
  uint32_t (*apply)(uint32_t *, uint32_t);
} amos[] = {
#define ROW(name) {#name, name##_of},
    EACH(ROW)};

static const uint32_t corners[] = {0u, 1u, 0x7fffffffu, 0x80000000u, 0xffffffffu, 0x12345678u};

static void every_amo(void) {
  for (size_t i = 0; i < sizeof amos / sizeof *amos; i++) {
    uint32_t hash = 2166136261u;
    for (size_t a = 0; a < 6; a++) {
      for (size_t b = 0; b < 6; b++) {
        uint32_t cell = corners[a];
        hash = (hash ^ amos[i].apply(&cell, corners[b])) * 16777619u;
        hash = (hash ^ cell) * 16777619u;
      }
    }
    report_hex(amos[i].name, hash);
  }
}

static uint32_t load_reserved(uint32_t *at) {
  uint32_t value;
  __asm__ volatile("lr.w.aq %0, (%1)" : "=r"(value) : "r"(at) : "memory");
  return value;
}

static uint32_t store_conditional(uint32_t *at, uint32_t value) {
  uint32_t failed;
  __asm__ volatile("sc.w.rl %0, %2, (%1)" : "=&r"(failed) : "r"(at), "r"(value) : "memory");
  return failed != 0;
}

static void reservations(void) {
  static uint32_t cells[64];
  load_reserved(&cells[0]);
  report_unsigned("sc after lr fails", store_conditional(&cells[0], 5));
  report_unsigned("second sc fails", store_conditional(&cells[0], 6));
  load_reserved(&cells[0]);
  report_unsigned("sc elsewhere fails", store_conditional(&cells[32], 7));
  report_unsigned("cells", cells[0] * 100 + cells[32]);
}

static uint32_t compare_and_swap(uint32_t *at, uint32_t expected, uint32_t desired) {
  uint32_t old, failed;
  __asm__ volatile(
      "1: lr.w.aqrl %0, (%2)\n bne %0, %3, 2f\n sc.w.rl %1, %4, (%2)\n bnez %1, 1b\n2:"
      : "=&r"(old), "=&r"(failed)
      : "r"(at), "r"(expected), "r"(desired)
      : "memory");
  return old;
}

static uint32_t lock, guarded, next_of[64], head;

static void work(uint32_t turns) {
  for (uint32_t i = 0; i < turns; i++) {
    while (amoswap_of(&lock, 1) != 0) {
    }
    guarded += i;
    __asm__ volatile("amoswap.w.rl zero, zero, (%0)" ::"r"(&lock) : "memory");
    uint32_t node = i % 63 + 1, old;
    do {
      old = head;
      next_of[node] = old;
    } while (compare_and_swap(&head, old, node) != old);
  }
}

int main(int argc, char **argv) {
  uint32_t turns = argument(argc, argv, 1, 20000);
  every_amo();
  reservations();
  work(turns);
  report_unsigned("guarded", guarded);
  report_unsigned("head", head);
  report_unsigned("next", next_of[head]);
  report_unsigned("swap refused", compare_and_swap(&head, head + 1, 0));
  return 0;
}
