/*
 * printf of picolibc over semihosting, in every form it is used in. The last argument: lines of a table
 * (default 40); picolibc puts the program's own name before argv[1]. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void integers(void) {
  printf("[%d] [%5d] [%-5d] [%05d] [%+d] [% d]\n", 42, 42, 42, 42, 42, 42);
  printf("[%u] [%x] [%X] [%#x] [%o] [%#o] [%c]\n", 4294967295u, 48879, 48879, 48879, 8, 8, 'c');
  printf("[%ld] [%hd] [%hhd] [%zu] [%.3d] [%8.3d]\n", -2147483647L - 1, (short)-1, (signed char)200, sizeof(int), 7, 7);
  printf("[%lld] [%llu] [%llx]\n", -9223372036854775807LL - 1, 18446744073709551615ULL, 0x123456789abcdefULL);
}

static void texts(void) {
  printf("[%s] [%8s] [%-8s] [%.2s] [%*s] [%%]\n", "text", "text", "text", "text", 6, "ab");
  char room[16];
  const char *volatile text = "a long piece of text";
  int needed = snprintf(room, sizeof room, "%s-%d", text, 1);
  printf("%d [%s]\n", needed, room);
}

static void numbers(void) {
  printf("[%f] [%.3f] [%10.2f] [%e] [%g] [%g]\n", 3.14159265, 2.0 / 3, -1.005, 123456.789, 0.0001, 1e20);
  printf("[%f] [%f] [%f]\n", 1.0 / 0.0, -1.0 / 0.0, 0.5);
  printf("%.2f %ld %d\n", strtod("2.5e1", 0), strtol("-0x1f", 0, 16), atoi("99 bottles"));
}

static int scanned(void) {
  int a = 0, b = 0;
  char word[8] = "";
  int fields = sscanf("12 word 0x1f", "%d %7s %x", &a, word, (unsigned *)&b);
  printf("%d: %d %s %d\n", fields, a, word, b);
  return fields == 3 && a == 12 && b == 31 && strcmp(word, "word") == 0;
}

int main(int argc, char **argv) {
  int lines = argc > 2 ? atoi(argv[2]) : 40;
  integers();
  texts();
  numbers();
  int right = scanned();
  for (int i = 1; i <= lines; i++) {
    printf("%3d | %5d | %8.4f | %08x\n", i, i * i, 1.0 / i, i * 2654435761u);
  }
  char *copy = malloc(100);
  if (copy == 0) {
    return 3;
  }
  memset(copy, 'x', 99);
  copy[99] = 0;
  printf("%zu %c\n", strlen(copy), copy[98]);
  free(copy);
  puts(right ? "done" : "wrong");
  return right ? 0 : 1;
}
