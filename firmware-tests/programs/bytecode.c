/* A virtual machine with a stack and twenty instructions, running a sieve and a collatz search. argv[1]: limit (default 600). */
#include "guest.h"

enum op { PUSH, LOAD, STORE, FETCH, PUT, ADD, SUB, MUL, DIV, MOD, AND, SHR, LESS, EQUAL, JUMP, JUMP_ZERO, CALL, RETURN, PRINT, HALT };

enum { CELLS = 16384 };
static int32_t memory[CELLS], stack[256], calls[64];
static uint32_t steps;

/* Variables live in the first cells of memory; instructions are pairs of operation and operand. */
static int32_t run(const int32_t *program) {
  const int32_t *pc = program;
  int32_t *top = stack;
  int depth = 0;
  for (;;) {
    int32_t operand = pc[1];
    steps++;
    switch ((enum op)pc[0]) {
      case PUSH: *++top = operand; break;
      case LOAD: *++top = memory[operand]; break;
      case STORE: memory[operand] = *top--; break;
      case FETCH: *top = memory[operand + *top]; break;
      case PUT: memory[operand + *top] = top[-1]; top -= 2; break;
      case ADD: top--; *top += top[1]; break;
      case SUB: top--; *top -= top[1]; break;
      case MUL: top--; *top *= top[1]; break;
      case DIV: top--; *top /= top[1]; break;
      case MOD: top--; *top %= top[1]; break;
      case AND: top--; *top &= top[1]; break;
      case SHR: top--; *top >>= top[1]; break;
      case LESS: top--; *top = *top < top[1]; break;
      case EQUAL: top--; *top = *top == top[1]; break;
      case JUMP: pc = program + 2 * operand; continue;
      case JUMP_ZERO:
        if (*top-- == 0) {
          pc = program + 2 * operand;
          continue;
        }
        break;
      case CALL: calls[depth++] = (int32_t)(pc - program) + 2; pc = program + 2 * operand; continue;
      case RETURN: pc = program + calls[--depth]; continue;
      case PRINT: report_unsigned("vm", (uint32_t)*top--); break;
      case HALT: return top - stack;
    }
    pc += 2;
  }
}

/* Cells: 0 limit, 1 i, 2 j, 3 count; the flags begin at 16. */
static const int32_t sieve[] = {
    PUSH, 2,   STORE, 1,                                                      /*  0 i = 2 */
    LOAD, 1,   LOAD, 0,       LESS, 0,  JUMP_ZERO, 29,                        /*  2 while i < limit */
    LOAD, 1,   FETCH, 16,     PUSH, 0,  EQUAL, 0,      JUMP_ZERO, 24,         /*  6 if !flag[i] */
    CALL, 32,                                                                 /* 11 count++ */
    LOAD, 1,   LOAD, 1,       ADD, 0,   STORE, 2,                             /* 12 j = i + i */
    LOAD, 2,   LOAD, 0,       LESS, 0,  JUMP_ZERO, 24,                        /* 16 while j < limit */
    CALL, 37,  JUMP, 16,                                                      /* 20 flag[j] = 1, j += i */
    HALT, 0,   HALT, 0,                                                       /* 22 unreachable */
    LOAD, 1,   PUSH, 1,       ADD, 0,   STORE, 1,      JUMP, 2,               /* 24 i++ */
    LOAD, 3,   PRINT, 0,      HALT, 0,                                        /* 29 */
    LOAD, 3,   PUSH, 1,       ADD, 0,   STORE, 3,      RETURN, 0,             /* 32 */
    PUSH, 1,   LOAD, 2,       PUT, 16,  LOAD, 2,       LOAD, 1,               /* 37 */
    ADD, 0,    STORE, 2,      RETURN, 0};

/* Cells: 0 limit, 1 start, 2 n, 3 length, 4 best length, 5 best start. */
static const int32_t collatz[] = {
    PUSH, 1,   STORE, 1,                                                      /*  0 */
    LOAD, 1,   LOAD, 0,       LESS, 0,  JUMP_ZERO, 42,                        /*  2 while start < limit */
    LOAD, 1,   STORE, 2,      PUSH, 1,  STORE, 3,                             /*  6 */
    PUSH, 1,   LOAD, 2,       LESS, 0,  JUMP_ZERO, 30,                        /* 10 while 1 < n */
    LOAD, 2,   PUSH, 1,       AND, 0,   JUMP_ZERO, 25,                        /* 14 */
    LOAD, 2,   PUSH, 3,       MUL, 0,   PUSH, 1,       ADD, 0,                /* 18 odd: 3n + 1 */
    STORE, 2,  JUMP, 45,                                                      /* 23 */
    LOAD, 2,   PUSH, 1,       SHR, 0,   STORE, 2,      JUMP, 45,              /* 25 even: n / 2 */
    LOAD, 4,   LOAD, 3,       LESS, 0,  JUMP_ZERO, 38,                        /* 30 */
    LOAD, 3,   STORE, 4,      LOAD, 1,  STORE, 5,                             /* 34 */
    LOAD, 1,   PUSH, 1,       ADD, 0,   JUMP, 50,                             /* 38 */
    LOAD, 4,   PRINT, 0,      JUMP, 52,                                       /* 42 */
    LOAD, 3,   PUSH, 1,       ADD, 0,   STORE, 3,      JUMP, 10,              /* 45 */
    STORE, 1,  JUMP, 2,                                                       /* 50 */
    LOAD, 5,   PRINT, 0,      HALT, 0};                                       /* 52 */

int main(int argc, char **argv) {
  int32_t limit = (int32_t)argument(argc, argv, 1, 600);
  if (limit > CELLS - 16) {
    return 2;
  }
  memory[0] = limit;
  int left = run(sieve);
  for (int i = 1; i < CELLS; i++) {
    memory[i] = 0;
  }
  left += run(collatz);
  report_unsigned("steps", steps);
  return left;
}
