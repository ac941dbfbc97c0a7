/* A radix-2 transform of 512 points in 16-bit fixed point, there and back. */
#include "workload.h"

enum { BITS = 9, POINTS = 1 << BITS };
static int32_t real[POINTS], imaginary[POINTS], before[POINTS];
static int32_t cosine[POINTS], sine[POINTS];

/* The unit circle by turning (1, 0) in steps, in 30-bit fixed point; cos and sin of 2 pi / 512. */
static void make_circle(void) {
  const int64_t step_cosine = 1073660970, step_sine = 13176464;
  int64_t x = 1 << 30, y = 0;
  for (int i = 0; i < POINTS; i++) {
    cosine[i] = (int32_t)((x + (1 << 14)) >> 15);
    sine[i] = (int32_t)((y + (1 << 14)) >> 15);
    int64_t turned = (x * step_cosine - y * step_sine + (1 << 29)) >> 30;
    y = (x * step_sine + y * step_cosine + (1 << 29)) >> 30;
    x = turned;
  }
}

static void reorder(void) {
  for (uint32_t i = 0; i < POINTS; i++) {
    uint32_t reversed = 0;
    for (int bit = 0; bit < BITS; bit++) {
      reversed |= (i >> bit & 1) << (BITS - 1 - bit);
    }
    if (reversed > i) {
      int32_t t = real[i];
      real[i] = real[reversed];
      real[reversed] = t;
      t = imaginary[i];
      imaginary[i] = imaginary[reversed];
      imaginary[reversed] = t;
    }
  }
}

/* direction -1 is forward and halves at each stage, 1 is backward. */
static void transform(int direction, int shift) {
  reorder();
  for (int half = 1; half < POINTS; half *= 2) {
    for (int k = 0; k < half; k++) {
      int32_t wr = cosine[k * (POINTS / 2 / half)], wi = direction * sine[k * (POINTS / 2 / half)];
      for (int i = k; i < POINTS; i += 2 * half) {
        int j = i + half;
        int32_t tr = (int32_t)(((int64_t)wr * real[j] - (int64_t)wi * imaginary[j]) >> 15);
        int32_t ti = (int32_t)(((int64_t)wr * imaginary[j] + (int64_t)wi * real[j]) >> 15);
        real[j] = (real[i] - tr) >> shift;
        imaginary[j] = (imaginary[i] - ti) >> shift;
        real[i] = (real[i] + tr) >> shift;
        imaginary[i] = (imaginary[i] + ti) >> shift;
      }
    }
  }
}

static uint32_t iteration(void) {
  uint32_t seed = 6, hash = DIGEST_START;
  make_circle();
  for (int i = 0; i < POINTS; i++) {
    before[i] = real[i] = (int32_t)(next_random(&seed) & 0xffffff) - 0x800000;
    imaginary[i] = 0;
  }
  transform(-1, 1);
  for (int i = 0; i < POINTS; i++) {
    hash = digest(digest(hash, (uint32_t)real[i]), (uint32_t)imaginary[i]);
  }
  transform(1, 0);
  for (int i = 0; i < POINTS; i++) {
    int32_t error = real[i] - before[i];
    if (error > 4096 || error < -4096) { /* of 24 bits */
      return 0;
    }
  }
  return hash;
}

WORKLOAD("fft", 10, 0x37313c76)
