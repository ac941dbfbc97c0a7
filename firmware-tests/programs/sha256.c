/* SHA-256 as FIPS 180-4 writes it down. argv[1]: kilobytes hashed after the test vectors (default 24). */
#include "guest.h"

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

struct sha256 {
  uint32_t h[8];
  uint8_t block[64];
  uint32_t length; /* bytes taken so far */
};

static uint32_t rotate(uint32_t x, int n) { return x >> n | x << (32 - n); }
static uint32_t big_sigma0(uint32_t x) { return rotate(x, 2) ^ rotate(x, 13) ^ rotate(x, 22); }
static uint32_t big_sigma1(uint32_t x) { return rotate(x, 6) ^ rotate(x, 11) ^ rotate(x, 25); }
static uint32_t small_sigma0(uint32_t x) { return rotate(x, 7) ^ rotate(x, 18) ^ x >> 3; }
static uint32_t small_sigma1(uint32_t x) { return rotate(x, 17) ^ rotate(x, 19) ^ x >> 10; }

static uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void start(struct sha256 *s) {
  static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  for (int i = 0; i < 8; i++) {
    s->h[i] = initial[i];
  }
  s->length = 0;
}

static void compress(struct sha256 *s) {
  uint32_t w[64], v[8];
  for (int t = 0; t < 16; t++) {
    w[t] = big_endian(s->block + 4 * t);
  }
  for (int t = 16; t < 64; t++) {
    w[t] = small_sigma1(w[t - 2]) + w[t - 7] + small_sigma0(w[t - 15]) + w[t - 16];
  }
  for (int i = 0; i < 8; i++) {
    v[i] = s->h[i];
  }
  for (int t = 0; t < 64; t++) {
    uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
    uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    uint32_t t1 = v[7] + big_sigma1(v[4]) + choice + constants[t] + w[t];
    uint32_t t2 = big_sigma0(v[0]) + majority;
    for (int i = 7; i > 0; i--) {
      v[i] = v[i - 1];
    }
    v[4] += t1;
    v[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++) {
    s->h[i] += v[i];
  }
}

static void take(struct sha256 *s, const uint8_t *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    s->block[s->length++ % 64] = bytes[i];
    if (s->length % 64 == 0) {
      compress(s);
    }
  }
}

static void finish(struct sha256 *s) {
  static const uint8_t one = 0x80, zero = 0;
  uint32_t bits = s->length * 8;
  take(s, &one, 1);
  while (s->length % 64 != 56) {
    take(s, &zero, 1);
  }
  uint8_t tail[8] = {0, 0, 0, 0, (uint8_t)(bits >> 24), (uint8_t)(bits >> 16), (uint8_t)(bits >> 8), (uint8_t)bits};
  take(s, tail, 8);
}

static void show(const struct sha256 *s) {
  for (int i = 0; i < 8; i++) {
    print_hex(s->h[i]);
  }
  print_char('\n');
}

static uint32_t hash_text(struct sha256 *s, const char *text) {
  size_t length = 0;
  while (text[length] != 0) length++;
  start(s);
  take(s, (const uint8_t *)text, length);
  finish(s);
  show(s);
  return s->h[0];
}

int main(int argc, char **argv) {
  uint32_t kilobytes = argument(argc, argv, 1, 24), seed = 5;
  struct sha256 s;
  int failures = hash_text(&s, "") != 0xe3b0c442;
  failures += hash_text(&s, "abc") != 0xba7816bf;
  failures += hash_text(&s, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") != 0x248d6a61;
  start(&s);
  for (uint32_t i = 0; i < kilobytes * 1024; i++) {
    uint8_t byte = (uint8_t)next_random(&seed);
    take(&s, &byte, 1);
  }
  finish(&s);
  show(&s);
  return failures;
}
