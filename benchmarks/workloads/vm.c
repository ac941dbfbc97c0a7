/* A register machine in bytecode - threaded through a switch - running gcd, a sieve and matrix powers. */
#include "workload.h"

enum op { SET, MOVE, ADD, ADD_IMMEDIATE, SUB, MUL, REM, LOAD, STORE, JUMP, IF_ZERO, IF_LESS, CALL, RETURN, OUT, STOP };

/* One instruction: operation, and three operands of eight bits. */
#define I(op, a, b, c) ((uint32_t)(op) | (uint32_t)((a) & 255) << 8 | (uint32_t)((b) & 255) << 16 | (uint32_t)((c) & 255) << 24)

enum { CELLS = 1024 };
static uint32_t cells[CELLS], out;

static uint32_t run(const uint32_t *code) {
  uint32_t r[16] = {0}, back[32], steps = 0;
  int depth = 0;
  for (uint32_t pc = 0;; steps++) {
    uint32_t i = code[pc++];
    uint32_t a = i >> 8 & 255, b = i >> 16 & 255, c = i >> 24;
    switch ((enum op)(i & 255)) {
      case SET: r[a] = b | c << 8; break;
      case MOVE: r[a] = r[b]; break;
      case ADD: r[a] = r[b] + r[c]; break;
      case ADD_IMMEDIATE: r[a] = r[b] + (uint32_t)(int8_t)c; break;
      case SUB: r[a] = r[b] - r[c]; break;
      case MUL: r[a] = r[b] * r[c]; break;
      case REM: r[a] = r[b] % r[c]; break;
      case LOAD: r[a] = cells[(r[b] + c) % CELLS]; break;
      case STORE: cells[(r[b] + c) % CELLS] = r[a]; break;
      case JUMP: pc = b | c << 8; break;
      case IF_ZERO: pc = r[a] == 0 ? b | c << 8 : pc; break;
      case IF_LESS: pc += r[a] < r[b] ? c : 0; break;
      case CALL: back[depth++] = pc; pc = b | c << 8; break;
      case RETURN: pc = back[--depth]; break;
      case OUT: out = digest(out, r[a]); break;
      case STOP: return steps;
    }
  }
}

/* The sum of gcd(i, j) for i, j in 1..60, gcd being a subroutine of r1 and r2. */
static const uint32_t gcds[] = {
    I(SET, 5, 61, 0),  I(SET, 3, 1, 0),                                                        /* 0 */
    I(SET, 4, 1, 0),                                                                           /* 2 */
    I(MOVE, 1, 3, 0),  I(MOVE, 2, 4, 0),           I(CALL, 0, 14, 0),                          /* 3 */
    I(ADD, 6, 6, 1),   I(ADD_IMMEDIATE, 4, 4, 1),  I(IF_LESS, 4, 5, 1), I(JUMP, 0, 11, 0),     /* 6 */
    I(JUMP, 0, 3, 0),                                                                          /* 10 */
    I(ADD_IMMEDIATE, 3, 3, 1), I(IF_LESS, 3, 5, 6), I(JUMP, 0, 20, 0),                         /* 11 */
    I(IF_ZERO, 2, 18, 0), I(REM, 7, 1, 2), I(MOVE, 1, 2, 0), I(JUMP, 0, 22, 0),                /* 14 */
    I(RETURN, 0, 0, 0), I(JUMP, 0, 2, 0),                                                      /* 18 */
    I(OUT, 6, 0, 0),   I(STOP, 0, 0, 0),                                                       /* 20 */
    I(MOVE, 2, 7, 0),  I(JUMP, 0, 14, 0)};                                                     /* 22 */

/* Primes below 1000 by striking out multiples in the cells. */
static const uint32_t sieve[] = {
    I(SET, 1, 2, 0),   I(SET, 5, 0xe8, 3),         I(SET, 9, 1, 0),                            /* 0 */
    I(LOAD, 2, 1, 0),  I(IF_ZERO, 2, 9, 0),                                                    /* 3 */
    I(ADD_IMMEDIATE, 1, 1, 1), I(IF_LESS, 1, 5, 1), I(JUMP, 0, 17, 0), I(JUMP, 0, 3, 0),       /* 5 */
    I(ADD_IMMEDIATE, 6, 6, 1), I(MUL, 3, 1, 1),                                                /* 9 */
    I(IF_LESS, 3, 5, 1), I(JUMP, 0, 5, 0),                                                     /* 11 */
    I(STORE, 9, 3, 0), I(ADD, 3, 3, 1),            I(JUMP, 0, 11, 0),  I(STOP, 0, 0, 0),       /* 13 */
    I(OUT, 6, 0, 0),   I(STOP, 0, 0, 0)};                                                      /* 17 */

/* Fibonacci's numbers by multiplying (a b; c d) by (1 1; 1 0), 2000 times. */
static const uint32_t fibonacci[] = {
    I(SET, 1, 1, 0),  I(SET, 4, 1, 0),            I(SET, 5, 0xd0, 7),                          /* 0 */
    I(ADD, 6, 1, 2),  I(MOVE, 2, 1, 0),           I(MOVE, 1, 6, 0),                            /* 3 */
    I(ADD, 7, 3, 4),  I(MOVE, 4, 3, 0),           I(MOVE, 3, 7, 0),                            /* 6 */
    I(ADD_IMMEDIATE, 5, 5, -1), I(IF_ZERO, 5, 12, 0), I(JUMP, 0, 3, 0),                        /* 9 */
    I(OUT, 1, 0, 0),  I(OUT, 2, 0, 0),            I(STOP, 0, 0, 0)};                           /* 12 */

static uint32_t gcd(uint32_t a, uint32_t b) { return b == 0 ? a : gcd(b, a % b); }

static uint32_t iteration(void) {
  uint32_t expected = DIGEST_START, sum = 0, x = 1, y = 0;
  memset(cells, 0, sizeof cells);
  out = DIGEST_START;
  uint32_t steps = run(gcds) + run(sieve) + run(fibonacci);
  for (uint32_t i = 1; i <= 60; i++) {
    for (uint32_t j = 1; j <= 60; j++) {
      sum += gcd(i, j);
    }
  }
  for (int i = 0; i < 2000; i++) {
    uint32_t t = x + y;
    y = x;
    x = t;
  }
  expected = digest(digest(digest(digest(expected, sum), 168), x), y);
  return out == expected ? digest(out, steps) : 0;
}

WORKLOAD("vm", 5, 0xdfc07ddb)
