/* The routines gcc calls on its own account; plain loops, so that they read well in a trace. */
#include "guest.h"

void *memcpy(void *restrict to, const void *restrict from, size_t length) {
  unsigned char *out = to;
  const unsigned char *in = from;
  if ((((uintptr_t)out | (uintptr_t)in) & 3) == 0) {
    for (; length >= 4; length -= 4, out += 4, in += 4) {
      *(uint32_t *)out = *(const uint32_t *)in;
    }
  }
  while (length-- > 0) {
    *out++ = *in++;
  }
  return to;
}

void *memmove(void *to, const void *from, size_t length) {
  unsigned char *out = to;
  const unsigned char *in = from;
  if (out <= in || out >= in + length) {
    return memcpy(to, from, length);
  }
  while (length-- > 0) {
    out[length] = in[length];
  }
  return to;
}

void *memset(void *to, int value, size_t length) {
  unsigned char *out = to;
  while (length-- > 0) {
    *out++ = (unsigned char)value;
  }
  return to;
}

int memcmp(const void *left, const void *right, size_t length) {
  const unsigned char *a = left;
  const unsigned char *b = right;
  for (; length > 0; length--, a++, b++) {
    if (*a != *b) {
      return *a - *b;
    }
  }
  return 0;
}

size_t strlen(const char *text) {
  size_t length = 0;
  while (text[length] != 0) {
    length++;
  }
  return length;
}
