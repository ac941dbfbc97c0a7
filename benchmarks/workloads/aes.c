/* AES-128 (FIPS 197) with tables made at the start: a chain of encryptions, decrypted again. */
#include "workload.h"

enum { ROUNDS = 10, BLOCKS = 200 };
static uint8_t forward[256], backward[256], keys[16 * (ROUNDS + 1)];

static uint8_t twice(uint8_t x) { return (uint8_t)(x << 1 ^ (x >> 7) * 0x1b); }

static uint8_t times(uint8_t x, uint8_t factor) {
  uint8_t product = 0;
  for (; factor != 0; factor >>= 1, x = twice(x)) {
    product ^= factor & 1 ? x : 0;
  }
  return product;
}

static uint8_t rotated(uint8_t x, int n) { return (uint8_t)(x << n | x >> (8 - n)); }

/* p runs through the powers of 3, q through those of its inverse. */
static void make_tables(void) {
  uint8_t p = 1, q = 1;
  do {
    p ^= twice(p);
    q ^= (uint8_t)(q << 1);
    q ^= (uint8_t)(q << 2);
    q ^= (uint8_t)(q << 4);
    q ^= q & 0x80 ? 0x09 : 0;
    forward[p] = (uint8_t)(q ^ rotated(q, 1) ^ rotated(q, 2) ^ rotated(q, 3) ^ rotated(q, 4) ^ 0x63);
  } while (p != 1);
  forward[0] = 0x63;
  for (int i = 0; i < 256; i++) {
    backward[forward[i]] = (uint8_t)i;
  }
}

static void expand(const uint8_t *key) {
  uint8_t constant = 1;
  memcpy(keys, key, 16);
  for (int i = 16; i < 16 * (ROUNDS + 1); i += 4) {
    uint8_t t[4];
    memcpy(t, keys + i - 4, 4);
    if (i % 16 == 0) {
      uint8_t first = t[0];
      t[0] = forward[t[1]] ^ constant;
      t[1] = forward[t[2]];
      t[2] = forward[t[3]];
      t[3] = forward[first];
      constant = twice(constant);
    }
    for (int k = 0; k < 4; k++) {
      keys[i + k] = keys[i + k - 16] ^ t[k];
    }
  }
}

static void add_key(uint8_t *s, int round) {
  for (int i = 0; i < 16; i++) {
    s[i] ^= keys[16 * round + i];
  }
}

static void substitute_and_shift(uint8_t *s, const uint8_t *box, int direction) {
  uint8_t old[16];
  memcpy(old, s, 16);
  for (int i = 0; i < 16; i++) {
    s[i] = box[old[(i + direction * 4 * (i % 4)) & 15]];
  }
}

static void mix_columns(uint8_t *s) {
  for (uint8_t *c = s; c < s + 16; c += 4) {
    uint8_t all = c[0] ^ c[1] ^ c[2] ^ c[3], first = c[0];
    for (int i = 0; i < 4; i++) {
      c[i] ^= all ^ twice(c[i] ^ (i < 3 ? c[i + 1] : first));
    }
  }
}

static void unmix_columns(uint8_t *s) {
  for (uint8_t *c = s; c < s + 16; c += 4) {
    uint8_t o[4];
    memcpy(o, c, 4);
    for (int i = 0; i < 4; i++) {
      c[i] = times(o[i], 14) ^ times(o[(i + 1) & 3], 11) ^ times(o[(i + 2) & 3], 13) ^ times(o[(i + 3) & 3], 9);
    }
  }
}

static void encrypt(uint8_t *s) {
  add_key(s, 0);
  for (int round = 1; round <= ROUNDS; round++) {
    substitute_and_shift(s, forward, 1);
    if (round < ROUNDS) {
      mix_columns(s);
    }
    add_key(s, round);
  }
}

static void decrypt(uint8_t *s) {
  for (int round = ROUNDS; round > 0; round--) {
    add_key(s, round);
    if (round < ROUNDS) {
      unmix_columns(s);
    }
    substitute_and_shift(s, backward, -1);
  }
  add_key(s, 0);
}

static uint32_t iteration(void) {
  uint8_t key[16], state[16], plain[16];
  uint32_t hash = DIGEST_START;
  for (int i = 0; i < 16; i++) {
    key[i] = (uint8_t)i;
    plain[i] = state[i] = (uint8_t)(i * 0x11);
  }
  make_tables();
  expand(key);
  encrypt(state);
  if (state[0] != 0x69 || state[1] != 0xc4 || state[15] != 0x5a) {
    return 0;
  }
  for (int block = 1; block < BLOCKS; block++) {
    encrypt(state);
    hash = digest(hash, state[block & 15]);
  }
  for (int block = 0; block < BLOCKS; block++) {
    decrypt(state);
  }
  return memcmp(state, plain, 16) == 0 ? hash : 0;
}

WORKLOAD("aes", 5, 0x8c838e93)
