/*
 * LZ with a hash of three bytes: a token byte t < 128 says t + 1 literals follow; otherwise a match of
 * t - 125 bytes at the distance in the next two bytes. argv[1]: rounds (default 4).
 */
#include "guest.h"

enum { LENGTH = 24000, HASHES = 4096, LONGEST = 130 };
static uint8_t text[LENGTH], packed[LENGTH + LENGTH / 64 + 16], unpacked[LENGTH];
static int32_t latest[HASHES];

static void write_text(uint32_t *seed) {
  static const char *const words[] = {"trace ", "loop ",  "guard ",  "exit ",   "the ",  "of ",
                                      "a ",     "hot ",   "region ", "bridge ", "and ",  "register\n",
                                      "never ", "leaves ", "memory ", "pc ",     "jump ", "again. "};
  for (size_t at = 0; at < LENGTH;) {
    const char *word = words[next_random(seed) % (sizeof words / sizeof *words)];
    while (*word != 0 && at < LENGTH) {
      text[at++] = (uint8_t)*word++;
    }
  }
}

static uint32_t hash(const uint8_t *p) {
  uint32_t three = p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16;
  return three * 2654435761u >> 20;
}

static int32_t match_length(int32_t from, int32_t at) {
  int32_t length = 0;
  while (length < LONGEST && at + length < LENGTH && text[from + length] == text[at + length]) {
    length++;
  }
  return length;
}

static uint8_t *put_literals(uint8_t *out, int32_t from, int32_t to) {
  while (from < to) {
    int32_t run = to - from < 128 ? to - from : 128;
    *out++ = (uint8_t)(run - 1);
    for (; run > 0; run--) {
      *out++ = text[from++];
    }
  }
  return out;
}

static size_t pack(void) {
  uint8_t *out = packed;
  int32_t pending = 0, at = 0;
  for (int i = 0; i < HASHES; i++) {
    latest[i] = -1;
  }
  while (at + 3 <= LENGTH) {
    uint32_t slot = hash(text + at);
    int32_t from = latest[slot];
    int32_t length = from < 0 || at - from > 65535 ? 0 : match_length(from, at);
    latest[slot] = at;
    if (length < 4) {
      at++;
      continue;
    }
    out = put_literals(out, pending, at);
    *out++ = (uint8_t)(length + 125);
    *out++ = (uint8_t)(at - from);
    *out++ = (uint8_t)((at - from) >> 8);
    pending = at += length;
  }
  return (size_t)(put_literals(out, pending, LENGTH) - packed);
}

static size_t unpack(size_t length) {
  uint8_t *out = unpacked;
  const uint8_t *in = packed, *end = packed + length;
  while (in < end) {
    uint32_t token = *in++;
    if (token < 128) {
      for (uint32_t i = 0; i <= token; i++) {
        *out++ = *in++;
      }
    } else {
      const uint8_t *from = out - (in[0] | in[1] << 8);
      in += 2;
      for (uint32_t i = 0; i < token - 125; i++) {
        *out++ = *from++;
      }
    }
  }
  return (size_t)(out - unpacked);
}

int main(int argc, char **argv) {
  uint32_t rounds = argument(argc, argv, 1, 4), seed = 3, total = 0;
  for (uint32_t round = 0; round < rounds; round++) {
    write_text(&seed);
    size_t length = pack();
    if (unpack(length) != LENGTH) {
      return 1;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (text[i] != unpacked[i]) {
        return 2;
      }
    }
    total += length;
  }
  report_unsigned("bytes in", rounds * LENGTH);
  report_unsigned("bytes out", total);
  return 0;
}
