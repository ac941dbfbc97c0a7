// What GDB is tried on: compiled by the test, with -O0, so that every line has its instructions.
struct point {
  int x, y;
};

volatile int counter;
volatile unsigned spins;
struct point spot = {3, 4};
int table[8] = {1, 2, 3, 4, 5, 6, 7, 8};
char text[] = "hello gdb";
int *nowhere = (int *)-16;
int course;

int add(int a, int b) {
  int sum = a + b;
  return sum;
}

int fact(int n) {
  if (n <= 1) {
    return 1;
  }
  return n * fact(n - 1);
}

void count(int times) {
  for (int i = 0; i < times; i++) {
    counter = counter + 1;
  }
}

int total(void) {
  int t = 0;
  for (int i = 0; i < 8; i++) {
    t += table[i];
  }
  return t;
}

void spin(void) {
  for (;;) {
    spins++;
  }
}

int fall(void) {
  return *nowhere;
}

int main(void) {
  int a = add(2, 3);
  int f = fact(5);
  count(10);
  int t = total();
  spot.x = a;
  if (course == 1) {
    spin();
  }
  if (course == 2) {
    fall();
  }
  return a + f + t;
}

__attribute__((naked)) void _start(void) {
  __asm__(".cfi_undefined ra\n"
          ".option push\n.option norelax\nla gp, __global_pointer$\n.option pop\n"
          "call main\nli a7, 93\necall");
}
