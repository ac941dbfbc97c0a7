/* The way of a picture of 64 x 64 through a JPEG: cosine transform, quantisation, zigzag, run lengths; and back. */
#include "workload.h"

enum { SIDE = 64, BLOCK = 8 };
static uint8_t picture[SIDE][SIDE], restored[SIDE][SIDE];
static int16_t tokens[SIDE * SIDE * 2];

/* round(4096 * c(u) / 2 * cos((2 x + 1) u pi / 16)), c(0) = 1 / sqrt 2 */
static const int16_t basis[BLOCK][BLOCK] = {
    {1448, 1448, 1448, 1448, 1448, 1448, 1448, 1448},     {2009, 1703, 1138, 400, -400, -1138, -1703, -2009},
    {1892, 784, -784, -1892, -1892, -784, 784, 1892},     {1703, -400, -2009, -1138, 1138, 2009, 400, -1703},
    {1448, -1448, -1448, 1448, 1448, -1448, -1448, 1448}, {1138, -2009, 400, 1703, -1703, -400, 2009, -1138},
    {784, -1892, 1892, -784, -784, 1892, -1892, 784},     {400, -1138, 1703, -2009, 2009, -1703, 1138, -400}};

static uint8_t zigzag[64];

static void make_zigzag(void) {
  int x = 0, y = 0;
  for (int i = 0; i < 64; i++) {
    zigzag[i] = (uint8_t)(8 * y + x);
    if ((x + y) % 2 == 0) {
      if (x == 7) y++; else if (y == 0) x++; else x++, y--;
    } else {
      if (y == 7) x++; else if (x == 0) y++; else y++, x--;
    }
  }
}

static int step(int place) { return 6 + 2 * (place / 8 + place % 8); }

static void transform(int32_t *b, int backward) {
  int32_t half[64];
  for (int pass = 0; pass < 2; pass++) {
    const int32_t *from = pass == 0 ? b : half;
    int32_t *to = pass == 0 ? half : b;
    for (int row = 0; row < 8; row++) {
      for (int u = 0; u < 8; u++) {
        int32_t sum = 2048;
        for (int x = 0; x < 8; x++) {
          sum += from[8 * row + x] * (backward ? basis[x][u] : basis[u][x]);
        }
        to[8 * u + row] = sum >> 12;
      }
    }
  }
}

static int16_t *encode(int bx, int by, int16_t *out) {
  int32_t b[64];
  for (int i = 0; i < 64; i++) {
    b[i] = (picture[by + i / 8][bx + i % 8] - 128) * 4;
  }
  transform(b, 0);
  int run = 0;
  for (int i = 0; i < 64; i++) {
    int place = zigzag[i];
    int32_t value = b[place] / (4 * step(place));
    if (value == 0) {
      run++;
    } else {
      *out++ = (int16_t)run;
      *out++ = (int16_t)value;
      run = 0;
    }
  }
  *out++ = 64;
  return out;
}

static const int16_t *decode(int bx, int by, const int16_t *in) {
  int32_t b[64] = {0};
  for (int i = 0; *in != 64; i++) {
    i += *in++;
    b[zigzag[i]] = *in++ * 4 * step(zigzag[i]);
  }
  transform(b, 1);
  for (int i = 0; i < 64; i++) {
    int32_t value = (b[i] + 2) / 4 + 128;
    restored[by + i / 8][bx + i % 8] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
  }
  return in + 1;
}

static uint32_t iteration(void) {
  uint32_t seed = 10, hash = DIGEST_START, error = 0;
  make_zigzag();
  for (int y = 0; y < SIDE; y++) {
    for (int x = 0; x < SIDE; x++) {
      int ring = (x - 30) * (x - 30) + (y - 25) * (y - 25);
      picture[y][x] = (uint8_t)(64 + x + y / 2 + (ring < 300 ? 60 : 0) + (int)(next_random(&seed) % 8));
    }
  }
  int16_t *end = tokens;
  for (int block = 0; block < 64; block++) {
    end = encode(block % 8 * 8, block / 8 * 8, end);
  }
  for (const int16_t *t = tokens; t < end; t++) {
    hash = digest(hash, (uint16_t)*t);
  }
  const int16_t *in = tokens;
  for (int block = 0; block < 64; block++) {
    in = decode(block % 8 * 8, block / 8 * 8, in);
  }
  for (int i = 0; i < SIDE * SIDE; i++) {
    int32_t difference = picture[i / SIDE][i % SIDE] - restored[i / SIDE][i % SIDE];
    error += (uint32_t)(difference * difference);
  }
  return error < SIDE * SIDE * 30 ? digest(hash, error) : 0; /* better than 33 dB */
}

WORKLOAD("jpeg", 8, 0xc6912a32)
