/* Products of integer matrices of 32- and 16-bit numbers; (A B) x is A (B x). */
#include "workload.h"

enum { N = 40 };
static int32_t a[N][N], b[N][N], c[N][N];
static int16_t s[N][N], t[N][N];

static void multiply(void) {
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) {
      int32_t sum = 0;
      for (int k = 0; k < N; k++) {
        sum += a[i][k] * b[k][j];
      }
      c[i][j] = sum;
    }
  }
}

static uint32_t multiply_short(void) {
  uint32_t hash = DIGEST_START;
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) {
      int32_t sum = 0;
      for (int k = 0; k < N; k++) {
        sum += s[i][k] * t[k][j] >> 4;
      }
      hash = digest(hash, (uint32_t)sum);
    }
  }
  return hash;
}

static void apply(int32_t m[N][N], const int32_t *x, int32_t *y) {
  for (int i = 0; i < N; i++) {
    y[i] = 0;
    for (int j = 0; j < N; j++) {
      y[i] += m[i][j] * x[j];
    }
  }
}

static uint32_t iteration(void) {
  int32_t x[N], left[N], middle[N], right[N];
  uint32_t seed = 5;
  for (int i = 0; i < N; i++) {
    x[i] = (int32_t)next_random(&seed);
    for (int j = 0; j < N; j++) {
      a[i][j] = (int32_t)next_random(&seed);
      b[i][j] = (int32_t)next_random(&seed);
      s[i][j] = (int16_t)next_random(&seed);
      t[i][j] = (int16_t)next_random(&seed);
    }
  }
  multiply();
  apply(c, x, left);
  apply(b, x, middle);
  apply(a, middle, right);
  uint32_t hash = multiply_short();
  for (int i = 0; i < N; i++) {
    if (left[i] != right[i]) {
      return 0;
    }
    hash = digest(hash, (uint32_t)left[i]);
  }
  return hash;
}

WORKLOAD("matmul", 8, 0x0d4258f4)
