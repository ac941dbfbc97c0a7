/* Five sorts of the same numbers, two through a comparison by function pointer. argv[1]: count (default 3000). */
#include "guest.h"

enum { LARGEST = 20000 };
typedef int comparison(const int32_t *, const int32_t *);
static int32_t source[LARGEST], work[LARGEST], spare[LARGEST];

static int ascending(const int32_t *a, const int32_t *b) { return (*a > *b) - (*a < *b); }
static int descending(const int32_t *a, const int32_t *b) { return ascending(b, a); }
static int by_last_digit(const int32_t *a, const int32_t *b) {
  int difference = *a % 10 - *b % 10;
  return difference != 0 ? difference : ascending(a, b);
}

static void swap(int32_t *a, int32_t *b) {
  int32_t old = *a;
  *a = *b;
  *b = old;
}

static void insertion_sort(int32_t *v, int n) {
  for (int i = 1; i < n; i++) {
    int32_t value = v[i];
    int at = i;
    for (; at > 0 && v[at - 1] > value; at--) {
      v[at] = v[at - 1];
    }
    v[at] = value;
  }
}

static void shell_sort(int32_t *v, int n) {
  for (int gap = n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
    for (int i = gap; i < n; i++) {
      for (int at = i; at >= gap && v[at - gap] > v[at]; at -= gap) {
        swap(&v[at - gap], &v[at]);
      }
    }
  }
}

static void sift_down(int32_t *v, int root, int n) {
  for (int child; (child = 2 * root + 1) < n; root = child) {
    child += child + 1 < n && v[child + 1] > v[child];
    if (v[root] >= v[child]) {
      return;
    }
    swap(&v[root], &v[child]);
  }
}

static void heap_sort(int32_t *v, int n) {
  for (int root = n / 2; root-- > 0;) {
    sift_down(v, root, n);
  }
  while (--n > 0) {
    swap(&v[0], &v[n]);
    sift_down(v, 0, n);
  }
}

static void quick_sort(int32_t *v, int n, comparison *compare) {
  while (n > 1) {
    int32_t pivot = v[n / 2];
    int low = 0, high = n - 1;
    while (low <= high) {
      while (compare(&v[low], &pivot) < 0) low++;
      while (compare(&v[high], &pivot) > 0) high--;
      if (low <= high) {
        swap(&v[low++], &v[high--]);
      }
    }
    quick_sort(v, high + 1, compare);
    v += low;
    n -= low;
  }
}

static void merge_sort(int32_t *v, int n, comparison *compare) {
  if (n < 2) {
    return;
  }
  int half = n / 2, left = 0, right = half;
  merge_sort(v, half, compare);
  merge_sort(v + half, n - half, compare);
  for (int i = 0; i < n; i++) {
    int take_left = right >= n || (left < half && compare(&v[left], &v[right]) <= 0);
    spare[i] = take_left ? v[left++] : v[right++];
  }
  for (int i = 0; i < n; i++) {
    v[i] = spare[i];
  }
}

static uint32_t digest(const int32_t *v, int n) {
  uint32_t hash = 2166136261u;
  for (int i = 0; i < n; i++) {
    hash = (hash ^ (uint32_t)v[i]) * 16777619u;
  }
  return hash;
}

static void restore(int n) {
  for (int i = 0; i < n; i++) {
    work[i] = source[i];
  }
}

static int ordered(int n, comparison *compare) {
  for (int i = 1; i < n; i++) {
    if (compare(&work[i - 1], &work[i]) > 0) {
      return 0;
    }
  }
  return 1;
}

static int failures;

static void judge(const char *name, int n, comparison *compare) {
  failures += !ordered(n, compare);
  report_hex(name, digest(work, n));
  restore(n);
}

int main(int argc, char **argv) {
  int n = (int)argument(argc, argv, 1, 3000);
  uint32_t seed = 7;
  if (n > LARGEST) {
    return 2;
  }
  for (int i = 0; i < n; i++) {
    source[i] = (int32_t)next_random(&seed) - (1 << 23);
  }
  restore(n);
  insertion_sort(work, n / 4);
  judge("insertion", n / 4, ascending);
  shell_sort(work, n);
  judge("shell", n, ascending);
  heap_sort(work, n);
  judge("heap", n, ascending);
  quick_sort(work, n, ascending);
  judge("quick", n, ascending);
  quick_sort(work, n, descending);
  judge("quick, descending", n, descending);
  merge_sort(work, n, by_last_digit);
  judge("merge, by last digit", n, by_last_digit);
  return failures;
}
