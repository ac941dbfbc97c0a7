/* Floating point without an FPU: planets, series, roots, conversions; results as bits. argv[1]: steps (default 150). */
#include "guest.h"

struct body {
  double x[3], v[3], mass;
};

static struct body bodies[3] = {
    {{0, 0, 0}, {0, 0, 0}, 39.47841760435743},
    {{4.841431442464721, -1.1603200440274284, -0.10362204447112311}, {0.606326392995832, 2.81198684491626, -0.02521836165988763}, 0.03769367487038949},
    {{8.34336671824458, 4.124798564124305, -0.4035234171143214}, {-1.0107743461787924, 1.8256623712304119, 0.008415761376584154}, 0.011286326131968767}};

static double root(double a) {
  double x = a > 1 ? a : 1;
  for (int i = 0; i < 40; i++) {
    double next = (x + a / x) * 0.5;
    if (next >= x) {
      break;
    }
    x = next;
  }
  return x;
}

static void attract(struct body *a, struct body *b, double dt) {
  double d[3], square = 0;
  for (int i = 0; i < 3; i++) {
    d[i] = a->x[i] - b->x[i];
    square += d[i] * d[i];
  }
  double force = dt / (square * root(square));
  for (int i = 0; i < 3; i++) {
    a->v[i] -= d[i] * b->mass * force;
    b->v[i] += d[i] * a->mass * force;
  }
}

static void step(double dt) {
  for (int i = 0; i < 3; i++) {
    for (int j = i + 1; j < 3; j++) {
      attract(&bodies[i], &bodies[j], dt);
    }
  }
  for (int i = 0; i < 3; i++) {
    for (int k = 0; k < 3; k++) {
      bodies[i].x[k] += dt * bodies[i].v[k];
    }
  }
}

static void report_double(const char *name, double value) {
  union {
    double value;
    uint64_t bits;
  } u = {value};
  print(name);
  print(": ");
  print_hex((uint32_t)(u.bits >> 32));
  print_hex((uint32_t)u.bits);
  print_char('\n');
}

static void report_float(const char *name, float value) {
  union {
    float value;
    uint32_t bits;
  } u = {value};
  report_hex(name, u.bits);
}

static double exponential(double x) {
  double term = 1, sum = 1;
  for (int n = 1; n < 30; n++) {
    term = term * x / n;
    sum += term;
  }
  return sum;
}

static void corners(void) {
  volatile float big = 3.4e38f, tiny = 1e-45f, third = 1.0f / 3, zero = 0;
  volatile double large = 1e300;
  report_float("big + big", big + big);
  report_float("tiny / 2", tiny / 2);
  report_float("third * 3", third * 3);
  report_float("-1 / 0", -1 / zero);
  report_float("1e300 as float", (float)large);
  report_double("large * large", large * large);
  report_unsigned("0/0 differs from itself", zero / zero != zero / zero);
  report_unsigned("-0 equals 0", -zero == zero);
  report_unsigned("as integer", (uint32_t)(int32_t)(third * -1e6f));
  report_unsigned("as unsigned", (uint32_t)(4e9f));
}

int main(int argc, char **argv) {
  uint32_t steps = argument(argc, argv, 1, 150);
  for (uint32_t i = 0; i < steps; i++) {
    step(0.01);
  }
  for (int i = 0; i < 3; i++) {
    report_double("x", bodies[i].x[0]);
    report_double("v", bodies[i].v[1]);
  }
  report_double("exp(1)", exponential(1));
  report_double("exp(-3.5)", exponential(-3.5));
  report_double("root(2)", root(2));
  corners();
  return 0;
}
