/* Calls that call themselves: Fibonacci, Ackermann, Hanoi, queens. argv[1]: Fibonacci's n (default 22). */
#include "guest.h"

static uint32_t __attribute__((noinline)) fibonacci(uint32_t n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

static uint32_t __attribute__((noinline)) ackermann(uint32_t m, uint32_t n) {
  if (m == 0) {
    return n + 1;
  }
  return n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

static uint32_t __attribute__((noinline)) hanoi(int discs, int from, int to, int spare) {
  if (discs == 0) {
    return 0;
  }
  uint32_t before = hanoi(discs - 1, from, spare, to);
  return before + 1 + hanoi(discs - 1, spare, to, from);
}

static uint32_t __attribute__((noinline)) queens(uint32_t free, uint32_t left, uint32_t right, uint32_t all) {
  if (free == 0) {
    return 1;
  }
  uint32_t solutions = 0;
  for (uint32_t places = free & ~(left | right) & all; places != 0; places &= places - 1) {
    uint32_t place = places & -places;
    solutions += queens(free & ~place, (left | place) << 1, (right | place) >> 1, all);
  }
  return solutions;
}

static int is_even(uint32_t n);
static int __attribute__((noinline)) is_odd(uint32_t n) { return n == 0 ? 0 : is_even(n - 1); }
static int __attribute__((noinline)) is_even(uint32_t n) { return n == 0 ? 1 : is_odd(n - 1); }

int main(int argc, char **argv) {
  uint32_t n = argument(argc, argv, 1, 22);
  report_unsigned("fibonacci", fibonacci(n));
  report_unsigned("ackermann(2, 60)", ackermann(2, 60));
  report_unsigned("hanoi(14)", hanoi(14, 0, 2, 1));
  report_unsigned("queens(8)", queens(255, 0, 0, 255));
  report_unsigned("is 1001 even", (uint32_t)is_even(1001));
  return 0;
}
