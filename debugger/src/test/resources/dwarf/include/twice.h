static inline __attribute__((always_inline)) int twice(int n) {
  int sum = n;
  sum += n;
  return sum;
}
