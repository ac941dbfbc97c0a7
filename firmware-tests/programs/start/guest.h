/*
 * What a guest program may use. Every environment implements the first two functions;
 * print.c and memory.c build the rest upon them, so one source runs on all of them.
 */
#ifndef GUEST_H
#define GUEST_H

#include <stddef.h>
#include <stdint.h>

/* Writes all bytes to a file descriptor (1 or 2); gives up at an error. */
void guest_write(int descriptor, const void *bytes, size_t length);

/* Ends the program; what was printed must have been flushed before. */
_Noreturn void guest_exit(int status);

/* Printing is kept back until the end of the line, the end of the program or 256 bytes. */
void print(const char *text);
void print_char(char c);
void print_signed(int32_t value);
void print_unsigned(uint32_t value);
void print_hex(uint32_t value); /* always eight digits */
void print_flush(void);

/* "name: value" lines, which most programs report with. */
void report_unsigned(const char *name, uint32_t value);
void report_hex(const char *name, uint32_t value);

/* The decimal number in argv[index], or `otherwise` where there is none. */
uint32_t argument(int argc, char **argv, int index, uint32_t otherwise);

/* Numerical Recipes' linear congruential generator: the same numbers on every machine. */
static inline uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

#endif
