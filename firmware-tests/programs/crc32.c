/* CRC-32 (ISO-HDLC, reflected 0xedb88320), bit by bit and by table. argv[1]: rounds (default 8). */
#include "guest.h"

enum { LENGTH = 16384 };
static uint8_t data[LENGTH];
static uint32_t table[256];

static uint32_t eight_bits(uint32_t crc) {
  for (int bit = 0; bit < 8; bit++) {
    crc = crc >> 1 ^ (0xedb88320u & -(crc & 1));
  }
  return crc;
}

static uint32_t by_bits(uint32_t crc, const uint8_t *bytes, size_t length) {
  crc = ~crc;
  for (size_t i = 0; i < length; i++) {
    crc = eight_bits(crc ^ bytes[i]);
  }
  return ~crc;
}

static uint32_t by_table(uint32_t crc, const uint8_t *bytes, size_t length) {
  crc = ~crc;
  for (size_t i = 0; i < length; i++) {
    crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 255];
  }
  return ~crc;
}

int main(int argc, char **argv) {
  uint32_t rounds = argument(argc, argv, 1, 8);
  uint32_t seed = 1;
  for (uint32_t i = 0; i < 256; i++) {
    table[i] = eight_bits(i);
  }
  for (size_t i = 0; i < LENGTH; i++) {
    data[i] = (uint8_t)next_random(&seed);
  }
  uint32_t check = by_table(0, (const uint8_t *)"123456789", 9);
  report_hex("check", check);
  uint32_t slow = by_bits(0, data, LENGTH);
  uint32_t fast = 0;
  for (uint32_t round = 0; round < rounds; round++) {
    fast = by_table(0, data, LENGTH);
    data[0] ^= (uint8_t)fast;
    data[0] ^= (uint8_t)fast;
  }
  report_hex("by bits", slow);
  report_hex("by table", fast);
  return check == 0xcbf43926u && slow == fast ? 0 : 1;
}
