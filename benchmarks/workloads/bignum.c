/* Montgomery products modulo 2^255 - 19, eight words of 32 bits: Fermat's little theorem holds. */
#include "workload.h"

enum { WORDS = 8 };
typedef uint32_t number[WORDS];

static const number prime = {0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff};
static uint32_t minus_inverse; /* of the prime, modulo 2^32 */

static int less(const uint32_t *a, const uint32_t *b) {
  for (int i = WORDS - 1; i >= 0; i--) {
    if (a[i] != b[i]) {
      return a[i] < b[i];
    }
  }
  return 0;
}

static void subtract(uint32_t *a, const uint32_t *b) {
  uint32_t borrow = 0;
  for (int i = 0; i < WORDS; i++) {
    uint64_t difference = (uint64_t)a[i] - b[i] - borrow;
    a[i] = (uint32_t)difference;
    borrow = (uint32_t)(difference >> 32) & 1;
  }
}

/* result = a * b / 2^256 modulo the prime */
static void product(uint32_t *result, const uint32_t *a, const uint32_t *b) {
  uint32_t t[WORDS + 2] = {0};
  for (int i = 0; i < WORDS; i++) {
    uint64_t carry = 0;
    for (int j = 0; j < WORDS; j++) {
      carry += t[j] + (uint64_t)a[j] * b[i];
      t[j] = (uint32_t)carry;
      carry >>= 32;
    }
    carry += t[WORDS];
    t[WORDS] = (uint32_t)carry;
    t[WORDS + 1] = (uint32_t)(carry >> 32);
    uint32_t factor = t[0] * minus_inverse;
    carry = t[0] + (uint64_t)factor * prime[0];
    carry >>= 32;
    for (int j = 1; j < WORDS; j++) {
      carry += t[j] + (uint64_t)factor * prime[j];
      t[j - 1] = (uint32_t)carry;
      carry >>= 32;
    }
    carry += t[WORDS];
    t[WORDS - 1] = (uint32_t)carry;
    t[WORDS] = t[WORDS + 1] + (uint32_t)(carry >> 32);
  }
  memcpy(result, t, sizeof(number));
  if (t[WORDS] != 0 || !less(result, prime)) {
    subtract(result, prime);
  }
}

static void prepare(uint32_t *one) {
  uint32_t inverse = 1;
  for (int i = 0; i < 5; i++) {
    inverse *= 2 - prime[0] * inverse;
  }
  minus_inverse = -inverse;
  memset(one, 0, sizeof(number)); /* 2^256 modulo the prime is 38 */
  one[0] = 38;
}

static uint32_t iteration(void) {
  number one, base, power;
  uint32_t seed = 4, hash = DIGEST_START;
  prepare(one);
  for (int i = 0; i < WORDS; i++) {
    base[i] = next_random(&seed) << 8 ^ next_random(&seed);
  }
  base[WORDS - 1] >>= 2;
  memcpy(power, one, sizeof power);
  number exponent;
  memcpy(exponent, prime, sizeof exponent);
  exponent[0]--;
  for (int bit = 255; bit >= 0; bit--) {
    product(power, power, power);
    if (exponent[bit / 32] >> bit % 32 & 1) {
      product(power, power, base);
    }
    hash = digest(hash, power[bit & 7]);
  }
  return memcmp(power, one, sizeof one) == 0 ? hash : 0;
}

WORKLOAD("bignum", 10, 0x6727c279)
