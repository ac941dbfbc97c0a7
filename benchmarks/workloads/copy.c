/* Moving memory: copies by words and bytes at every alignment, overlapping moves, fills, comparisons, a ring buffer. */
#include "workload.h"

enum { SIZE = 4096, RING = 1024 };
static uint8_t source[SIZE] __attribute__((aligned(8))), target[SIZE + 8] __attribute__((aligned(8))), ring[RING];

static uint32_t copies(uint32_t hash) {
  for (int from = 0; from < 4; from++) {
    for (int to = 0; to < 4; to++) {
      memcpy(target + to, source + from, SIZE - 8);
      if (memcmp(target + to, source + from, SIZE - 8) != 0) {
        return 0;
      }
      hash = digest(hash, target[to + 100]);
    }
  }
  return hash;
}

static uint32_t moves(uint32_t hash) {
  memcpy(target, source, SIZE);
  for (int by = 1; by < 64; by *= 2) {
    memmove(target + by, target, SIZE - 64);
    memmove(target, target + by, SIZE - 64);
    hash = digest(hash, target[by]);
  }
  return memcmp(target, source, SIZE - 64) == 0 ? hash : 0;
}

static uint32_t fills(uint32_t hash) {
  for (int length = 1; length < SIZE; length = length * 3 + 1) {
    memset(target, length, (size_t)length);
    uint32_t sum = 0;
    for (int i = 0; i < length; i++) {
      sum += target[i];
    }
    if (sum != (uint32_t)(length & 255) * (uint32_t)length) {
      return 0;
    }
    hash = digest(hash, sum);
  }
  return hash;
}

/* What goes in comes out, in pieces of other sizes. */
static uint32_t through_ring(uint32_t hash) {
  uint32_t in = 0, out = 0, seed = 20;
  while (out < SIZE) {
    uint32_t write = next_random(&seed) % 200, read = next_random(&seed) % 200;
    for (; write > 0 && in < SIZE && in - out < RING; write--, in++) {
      ring[in % RING] = source[in];
    }
    for (; read > 0 && out < in; read--, out++) {
      if (ring[out % RING] != source[out]) {
        return 0;
      }
    }
    hash = digest(hash, in - out);
  }
  return hash;
}

static uint32_t iteration(void) {
  uint32_t seed = 21, hash = DIGEST_START;
  for (int i = 0; i < SIZE; i++) {
    source[i] = (uint8_t)next_random(&seed);
  }
  static uint32_t (*const parts[])(uint32_t) = {copies, moves, fills, through_ring};
  for (int p = 0; p < 4 && hash != 0; p++) {
    hash = parts[p](hash);
  }
  return hash;
}

WORKLOAD("copy", 6, 0x1fe49797)
