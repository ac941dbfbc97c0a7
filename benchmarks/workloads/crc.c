/* CRC-32 by table, CRC-16 (CCITT) by bits, CRC-32 by four tables, over 8 KiB. */
#include "workload.h"

enum { LENGTH = 8192 };
static uint8_t data[LENGTH] __attribute__((aligned(4)));
static uint32_t table[4][256];

static void prepare(void) {
  uint32_t seed = 1;
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; bit++) {
      crc = crc >> 1 ^ (0xedb88320u & -(crc & 1));
    }
    table[0][i] = crc;
  }
  for (uint32_t i = 0; i < 256; i++) {
    for (int t = 1; t < 4; t++) {
      table[t][i] = table[t - 1][i] >> 8 ^ table[0][table[t - 1][i] & 255];
    }
  }
  for (int i = 0; i < LENGTH; i++) {
    data[i] = (uint8_t)next_random(&seed);
  }
}

static uint32_t by_bytes(uint32_t crc) {
  for (int i = 0; i < LENGTH; i++) {
    crc = crc >> 8 ^ table[0][(crc ^ data[i]) & 255];
  }
  return crc;
}

static uint32_t by_words(uint32_t crc) {
  const uint32_t *words = (const uint32_t *)data;
  for (int i = 0; i < LENGTH / 4; i++) {
    crc ^= words[i];
    crc = table[3][crc & 255] ^ table[2][crc >> 8 & 255] ^ table[1][crc >> 16 & 255] ^ table[0][crc >> 24];
  }
  return crc;
}

static uint32_t sixteen(uint32_t crc) {
  for (int i = 0; i < LENGTH; i++) {
    crc ^= (uint32_t)data[i] << 8;
    for (int bit = 0; bit < 8; bit++) {
      crc = crc << 1 ^ (0x1021u & -(crc >> 15 & 1));
    }
  }
  return crc & 0xffff;
}

static uint32_t iteration(void) {
  prepare();
  uint32_t hash = DIGEST_START, crc = ~0u;
  for (int turn = 0; turn < 8; turn++) {
    uint32_t slow = by_bytes(crc);
    crc = by_words(crc);
    if (slow != crc) {
      return 0;
    }
    hash = digest(hash, crc);
  }
  return digest(hash, sixteen(0xffff));
}

WORKLOAD("crc", 10, 0xbb249686)
