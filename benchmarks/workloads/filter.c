/* Fixed-point filters over 2000 samples: FIR of 32 taps, three biquads, decimation, median of five. */
#include "workload.h"

enum { SAMPLES = 2000, TAPS = 32 };
static int16_t input[SAMPLES], output[SAMPLES];
static int16_t taps[TAPS];

static int16_t clip(int32_t value) { return (int16_t)(value > 32767 ? 32767 : value < -32768 ? -32768 : value); }

static uint32_t fir(uint32_t hash) {
  for (int i = TAPS - 1; i < SAMPLES; i++) {
    int32_t sum = 1 << 14;
    for (int k = 0; k < TAPS; k++) {
      sum += taps[k] * input[i - k];
    }
    output[i] = clip(sum >> 15);
    hash = digest(hash, (uint16_t)output[i]);
  }
  return hash;
}

struct biquad {
  int32_t b[3], a[2], x[2], y[2];
};

static int32_t next(struct biquad *f, int32_t x) {
  int32_t y = (f->b[0] * x + f->b[1] * f->x[0] + f->b[2] * f->x[1] - f->a[0] * f->y[0] - f->a[1] * f->y[1]) >> 14;
  f->x[1] = f->x[0];
  f->x[0] = x;
  f->y[1] = f->y[0];
  return f->y[0] = clip(y);
}

static uint32_t biquads(uint32_t hash) {
  struct biquad chain[3] = {{{1024, 2048, 1024}, {-18000, 6500}, {0}, {0}},
                            {{8192, -16000, 8192}, {-20000, 8000}, {0}, {0}},
                            {{9000, 0, -9000}, {-9000, 1000}, {0}, {0}}};
  for (int i = 0; i < SAMPLES; i++) {
    int32_t value = input[i] >> 2;
    for (int stage = 0; stage < 3; stage++) {
      value = next(&chain[stage], value);
    }
    output[i] = (int16_t)value;
    hash = digest(hash, (uint16_t)value);
  }
  return hash;
}

static int16_t median(const int16_t *five) {
  int16_t v[5];
  for (int i = 0; i < 5; i++) {
    int at = i;
    for (; at > 0 && v[at - 1] > five[i]; at--) {
      v[at] = v[at - 1];
    }
    v[at] = five[i];
  }
  return v[2];
}

static uint32_t iteration(void) {
  uint32_t seed = 7, hash = DIGEST_START;
  for (int i = 0; i < SAMPLES; i++) {
    input[i] = (int16_t)((i * 97 % 4000 - 2000) * 6 + (int32_t)(next_random(&seed) % 4096) - 2048);
  }
  int32_t sum = 0;
  for (int k = 0; k < TAPS; k++) {
    taps[k] = (int16_t)(k < TAPS / 2 ? 64 * (k + 1) : 64 * (TAPS - k));
    sum += taps[k];
  }
  hash = biquads(fir(hash));
  for (int i = 0; i + 5 <= SAMPLES; i++) {
    hash = digest(hash, (uint16_t)median(input + i));
  }
  for (int i = 0; i < SAMPLES; i++) {
    input[i] = 10000;
  }
  fir(hash);
  int32_t expected = 10000 * sum / 32768; /* a constant comes out times the sum of the taps */
  return output[SAMPLES - 1] - expected <= 1 && output[SAMPLES - 1] - expected >= -1 ? hash : 0;
}

WORKLOAD("filter", 8, 0xbf33413c)
