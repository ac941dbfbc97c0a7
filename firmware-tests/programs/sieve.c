/* Eratosthenes' sieve. argv[1]: how far (default 200000, at most 4000000). */
#include "guest.h"

enum { LARGEST = 4000000 };
static uint8_t composite[LARGEST + 1];

static void strike(uint32_t limit) {
  for (uint32_t p = 2; p * p <= limit; p++) {
    if (!composite[p]) {
      for (uint32_t multiple = p * p; multiple <= limit; multiple += p) {
        composite[multiple] = 1;
      }
    }
  }
}

int main(int argc, char **argv) {
  uint32_t limit = argument(argc, argv, 1, 200000);
  if (limit > LARGEST) {
    print("sieve: too large\n");
    return 2;
  }
  strike(limit);
  uint32_t count = 0, last = 0, sum = 0;
  for (uint32_t n = 2; n <= limit; n++) {
    if (!composite[n]) {
      count++;
      last = n;
      sum += n;
    }
  }
  report_unsigned("primes", count);
  report_unsigned("largest", last);
  report_unsigned("sum modulo 2^32", sum);
  return 0;
}
