/* Reed-Solomon (255, 223) over GF(256), polynomial 0x11d: encode, spoil 16 bytes, mend. */
#include "workload.h"

enum { N = 255, K = 223, CHECKS = N - K };
static uint8_t power[512], logarithm[256], generator[CHECKS + 1], word[N], spoilt[N];

static uint8_t times(uint8_t a, uint8_t b) { return a == 0 || b == 0 ? 0 : power[logarithm[a] + logarithm[b]]; }
static uint8_t inverse(uint8_t a) { return power[255 - logarithm[a]]; }

static void prepare(void) {
  uint32_t x = 1;
  for (int i = 0; i < 255; i++) {
    power[i] = power[i + 255] = (uint8_t)x;
    logarithm[x] = (uint8_t)i;
    x <<= 1;
    x ^= x & 256 ? 0x11d : 0;
  }
  memset(generator, 0, sizeof generator);
  generator[0] = 1; /* highest power first */
  for (int i = 0; i < CHECKS; i++) {
    for (int j = i + 1; j > 0; j--) {
      generator[j] ^= times(generator[j - 1], power[i]);
    }
  }
}

static void encode(void) {
  memset(word + K, 0, CHECKS);
  uint8_t rest[N];
  memcpy(rest, word, N);
  for (int i = 0; i < K; i++) {
    uint8_t factor = rest[i];
    for (int j = 1; factor != 0 && j <= CHECKS; j++) {
      rest[i + j] ^= times(generator[j], factor);
    }
  }
  memcpy(word + K, rest + K, CHECKS);
}

static uint8_t value_at(const uint8_t *polynomial, int length, uint8_t x) { /* lowest power first */
  uint8_t sum = 0;
  for (int i = length - 1; i >= 0; i--) {
    sum = times(sum, x) ^ polynomial[i];
  }
  return sum;
}

static void syndromes(uint8_t *s) {
  for (int i = 0; i < CHECKS; i++) {
    s[i] = 0;
    for (int j = 0; j < N; j++) {
      s[i] = times(s[i], power[i]) ^ spoilt[j];
    }
  }
}

/* Berlekamp and Massey: the shortest register that makes the syndromes; its length comes back. */
static int locate(const uint8_t *s, uint8_t *locator) {
  uint8_t previous[CHECKS + 1] = {1}, saved[CHECKS + 1];
  uint8_t last = 1;
  int length = 0, gap = 1;
  memset(locator, 0, CHECKS + 1);
  locator[0] = 1;
  for (int n = 0; n < CHECKS; n++) {
    uint8_t difference = s[n];
    for (int i = 1; i <= length; i++) {
      difference ^= times(locator[i], s[n - i]);
    }
    if (difference == 0) {
      gap++;
      continue;
    }
    memcpy(saved, locator, sizeof saved);
    uint8_t factor = times(difference, inverse(last));
    for (int i = gap; i <= CHECKS; i++) {
      locator[i] ^= times(factor, previous[i - gap]);
    }
    if (2 * length > n) {
      gap++;
      continue;
    }
    length = n + 1 - length;
    memcpy(previous, saved, sizeof saved);
    last = difference;
    gap = 1;
  }
  return length;
}

/* Chien's search for the roots, Forney's formula for the values. */
static int mend(const uint8_t *s, const uint8_t *locator, int errors) {
  uint8_t evaluator[CHECKS], derivative[CHECKS];
  int mended = 0;
  for (int i = 0; i < CHECKS; i++) {
    evaluator[i] = 0;
    for (int j = 0; j <= i && j <= errors; j++) {
      evaluator[i] ^= times(locator[j], s[i - j]);
    }
    derivative[i] = i % 2 == 0 && i < CHECKS ? locator[i + 1] : 0;
  }
  for (int place = 0; place < N; place++) {
    uint8_t x = power[place], root = inverse(x); /* place counts from the end of the word */
    if (value_at(locator, errors + 1, root) == 0) {
      uint8_t slope = value_at(derivative, CHECKS, root);
      spoilt[N - 1 - place] ^= times(x, times(value_at(evaluator, CHECKS, root), inverse(slope)));
      mended++;
    }
  }
  return mended;
}

static uint32_t iteration(void) {
  uint8_t s[CHECKS], locator[CHECKS + 1];
  uint32_t seed = 11, hash = DIGEST_START;
  prepare();
  for (int i = 0; i < K; i++) {
    word[i] = (uint8_t)next_random(&seed);
  }
  encode();
  memcpy(spoilt, word, N);
  for (int i = 0; i < CHECKS / 2; i++) {
    spoilt[(i * 15 + 3) % N] ^= (uint8_t)(1 + next_random(&seed) % 255);
  }
  syndromes(s);
  int errors = locate(s, locator);
  int mended = mend(s, locator, errors);
  for (int i = 0; i < CHECKS; i++) {
    hash = digest(digest(hash, s[i]), word[K + i]);
  }
  return errors == CHECKS / 2 && mended == errors && memcmp(word, spoilt, N) == 0 ? hash : 0;
}

WORKLOAD("reedsolomon", 15, 0x0ef4f643)
