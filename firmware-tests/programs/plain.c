/* picolibc as it comes: its own memory map, .data copied by its start-up code. Exits with status 3. */
#include <stdio.h>

static int initialised = 40;
static int cleared;

int main(void) {
  initialised += 2;
  printf("plain: %d %d\n", initialised, cleared);
  return 3;
}
