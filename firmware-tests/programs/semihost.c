/*
 * Files, time and arguments over semihosting, in the directory that is the last argument;
 * exits with status 6. picolibc makes argv[0] up.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(int argc, char **argv) {
  printf("arguments: %d\n", argc);
  for (int i = 1; i < argc - 1; i++) {
    printf("argument: %s\n", argv[i]);
  }
  char name[256];
  snprintf(name, sizeof name, "%s/guest-lines.txt", argv[argc - 1]);
  FILE *file = fopen(name, "w");
  if (file == NULL) {
    puts("cannot create");
    return 1;
  }
  for (int i = 0; i < 200; i++) {
    fprintf(file, "line %d\n", i);
  }
  fclose(file);
  file = fopen(name, "r");
  char line[32];
  int lines = 0, bytes = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    lines++;
    bytes += (int)strlen(line);
  }
  printf("read: %d lines, %d bytes, the last is %s", lines, bytes, line);
  fseek(file, 7, SEEK_SET);
  printf("second: %s", fgets(line, sizeof line, file));
  fclose(file);
  strcat(name, "-not");
  printf("no such file: %d\n", fopen(name, "r") == NULL);
  clock_t first = clock();
  printf("clock goes on: %d\n", clock() >= first);
  int c, capitals = 0;
  while ((c = getchar()) != EOF && c != '.') {
    capitals += c >= 'A' && c <= 'Z';
  }
  printf("capitals: %d\n", capitals);
  exit(6);
}
