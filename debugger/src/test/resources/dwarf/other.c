#include "twice.h"

int leaf(int n) {
  return twice(n) + 1;
}
