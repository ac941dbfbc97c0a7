/* A linked list whose end was lost: the program dies of a load from nowhere, after it has printed. */
#include "guest.h"

struct cell {
  struct cell *next;
  uint32_t value;
};

static uint32_t __attribute__((noinline)) sum(const volatile struct cell *list, uint32_t count) {
  uint32_t total = 0;
  for (; count > 0; count--, list = list->next) {
    total += list->value;
    report_unsigned("so far", total);
  }
  return total;
}

int main(void) {
  static struct cell cells[3] = {{&cells[1], 1}, {&cells[2], 20}, {(struct cell *)0xfffffff0, 300}};
  return (int)sum(cells, 4);
}
