/* LZ77 with chains of earlier places and one place of looking ahead: 16 KB of text, packed and unpacked. */
#include "workload.h"

enum { LENGTH = 16384, HASHES = 2048, LONGEST = 66, NEAR = 4096, TRIES = 16 };
static uint8_t text[LENGTH + 4], packed[LENGTH * 2], unpacked[LENGTH];
static int16_t head[HASHES], chain[LENGTH];

static uint32_t slot(int at) {
  return ((uint32_t)text[at] << 16 | (uint32_t)text[at + 1] << 8 | text[at + 2]) * 2654435761u >> 21;
}

static int longest(int at, int *distance) {
  int best = 0;
  int from = head[slot(at)];
  for (int tries = 0; from >= 0 && at - from <= NEAR && tries < TRIES; tries++, from = chain[from]) {
    int length = 0;
    while (length < LONGEST && at + length < LENGTH && text[from + length] == text[at + length]) {
      length++;
    }
    if (length > best) {
      best = length;
      *distance = at - from;
    }
  }
  return best;
}

static void enter(int at) {
  uint32_t s = slot(at);
  chain[at] = head[s];
  head[s] = (int16_t)at;
}

/* Eight tokens share a byte of flags; a match is 12 bits of distance and 6 of length, in three bytes with spare bits. */
static int pack(void) {
  int out = 0, flags = 0, count = 8, at = 0;
  for (int i = 0; i < HASHES; i++) {
    head[i] = -1;
  }
  while (at < LENGTH) {
    if (count == 8) {
      flags = out++;
      packed[flags] = 0;
      count = 0;
    }
    int distance = 0, later = 0;
    int length = longest(at, &distance);
    if (length >= 4 && at + 1 < LENGTH && longest(at + 1, &later) > length) {
      length = 0;
    }
    if (length >= 4) {
      packed[flags] |= (uint8_t)(1 << count);
      packed[out++] = (uint8_t)(distance - 1);
      packed[out++] = (uint8_t)((distance - 1) >> 8);
      packed[out++] = (uint8_t)(length - 3);
    } else {
      packed[out++] = text[at];
      length = 1;
    }
    count++;
    while (length-- > 0) {
      enter(at++);
    }
  }
  return out;
}

static int unpack(int length) {
  int in = 0, out = 0;
  while (in < length && out < LENGTH) {
    int flags = packed[in++] | 256;
    for (; flags > 1 && in < length; flags >>= 1) {
      if (flags & 1) {
        int from = out - 1 - (packed[in] | packed[in + 1] << 8);
        for (int n = packed[in + 2] + 3; n > 0; n--) {
          unpacked[out++] = unpacked[from++];
        }
        in += 3;
      } else {
        unpacked[out++] = packed[in++];
      }
    }
  }
  return out;
}

static void write_text(void) {
  uint32_t seed = 9;
  char words[200][8];
  for (int w = 0; w < 200; w++) {
    uint32_t length = 2 + next_random(&seed) % 5;
    for (uint32_t i = 0; i < 8; i++) {
      words[w][i] = i < length ? (char)('a' + (next_random(&seed) >> 5) % 26) : 0;
    }
  }
  for (int at = 0; at < LENGTH;) {
    const char *word = words[(next_random(&seed) >> 4) % (1 + (next_random(&seed) >> 4) % 200)];
    while (*word != 0 && at < LENGTH) {
      text[at++] = (uint8_t)*word++;
    }
    if (at < LENGTH) {
      text[at++] = ' ';
    }
  }
}

static uint32_t iteration(void) {
  write_text();
  int length = pack();
  uint32_t hash = DIGEST_START;
  for (int i = 0; i < length; i++) {
    hash = digest(hash, packed[i]);
  }
  int right = unpack(length) == LENGTH && memcmp(text, unpacked, LENGTH) == 0;
  return right ? digest(hash, (uint32_t)length) : 0;
}

WORKLOAD("lz", 5, 0x64ba6c1a)
