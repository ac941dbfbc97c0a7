/* Recursion: Takeuchi's function, queens, permutations, a knight's tour by Warnsdorff, parsing of expressions. */
#include "workload.h"

static int __attribute__((noinline)) tak(int x, int y, int z) {
  return y < x ? tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y)) : z;
}

static uint32_t __attribute__((noinline)) queens(uint32_t all, uint32_t columns, uint32_t left, uint32_t right) {
  uint32_t solutions = columns == all;
  for (uint32_t free = all & ~(columns | left | right); free != 0; free &= free - 1) {
    uint32_t place = free & -free;
    solutions += queens(all, columns | place, (left | place) << 1, (right | place) >> 1);
  }
  return solutions;
}

static uint32_t permutations, permutation_hash;

static void __attribute__((noinline)) permute(uint8_t *items, int n) {
  if (n == 1) {
    permutations++;
    permutation_hash = digest(permutation_hash, items[0] | (uint32_t)items[1] << 8 | (uint32_t)items[2] << 16);
    return;
  }
  for (int i = 0; i < n; i++) {
    permute(items, n - 1);
    int other = n % 2 == 0 ? i : 0;
    uint8_t t = items[other];
    items[other] = items[n - 1];
    items[n - 1] = t;
  }
}

enum { BOARD = 8 };
static uint8_t board[BOARD][BOARD];
static const int8_t jumps[8][2] = {{1, 2}, {2, 1}, {2, -1}, {1, -2}, {-1, -2}, {-2, -1}, {-2, 1}, {-1, 2}};

static int is_free(int x, int y) { return x >= 0 && y >= 0 && x < BOARD && y < BOARD && board[y][x] == 0; }

static int ways(int x, int y) {
  int count = 0;
  for (int j = 0; j < 8; j++) count += is_free(x + jumps[j][0], y + jumps[j][1]);
  return count;
}

static int __attribute__((noinline)) tour(int x, int y, int step) {
  board[y][x] = (uint8_t)step;
  if (step == BOARD * BOARD) {
    return 1;
  }
  for (int wanted = 0; wanted < 8; wanted++) {
    for (int j = 0; j < 8; j++) {
      int tx = x + jumps[j][0], ty = y + jumps[j][1];
      if (is_free(tx, ty) && ways(tx, ty) == wanted && tour(tx, ty, step + 1)) {
        return 1;
      }
    }
  }
  board[y][x] = 0;
  return 0;
}

static const char *input;
static int sum(void);

static int factor(void) {
  if (*input == '(') {
    input++;
    int value = sum();
    input++;
    return value;
  }
  if (*input == '-') {
    input++;
    return -factor();
  }
  int value = 0;
  while (*input >= '0' && *input <= '9') value = value * 10 + *input++ - '0';
  return value;
}

static int term(void) {
  int value = factor();
  while (*input == '*' || *input == '%') {
    int multiply = *input++ == '*', right = factor();
    value = multiply ? value * right : value % right;
  }
  return value;
}

static int __attribute__((noinline)) sum(void) {
  int value = term();
  while (*input == '+' || *input == '-') {
    int add = *input++ == '+', right = term();
    value = add ? value + right : value - right;
  }
  return value;
}

static uint32_t iteration(void) {
  static uint8_t items[7];
  uint32_t hash = digest(DIGEST_START, (uint32_t)tak(12, 8, 4));
  uint32_t solutions = queens(255, 0, 0, 0);
  for (uint8_t i = 0; i < 7; i++) items[i] = i;
  permutations = 0;
  permutation_hash = DIGEST_START;
  permute(items, 7);
  memset(board, 0, sizeof board);
  int toured = tour(0, 0, 1);
  for (int i = 0; i < BOARD * BOARD; i++) hash = digest(hash, board[i / BOARD][i % BOARD]);
  input = "((1+2)*(3+4)-5*(6-(7-8*(9-10))))*-(2+3%2)+((((((((((42))))))))))*(1-(2-(3-(4-5))))";
  int value = sum();
  return solutions == 92 && permutations == 5040 && toured && value == -72 ? digest(hash, permutation_hash) : 0;
}

WORKLOAD("recurse", 3, 0xa1cccb6f)
