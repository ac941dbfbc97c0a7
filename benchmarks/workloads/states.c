/* Large state machines: a protocol's connections driven by random events, a scanner of numbers, and a traffic of lifts. */
#include "workload.h"

enum { CONNECTIONS = 32, EVENTS = 9000 };

enum state { CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT };
enum event { OPEN, CONNECT, SEND, CLOSE, SYN, SYN_ACK, ACK, FIN, FIN_ACK, RESET, TIMEOUT, DATA };
enum { EVENT_KINDS = 12, STATES = 11 };

static uint8_t states[CONNECTIONS];
static uint32_t visits[STATES], sent, received, refused, retries[CONNECTIONS];

static enum state refuse(enum state s) {
  refused++;
  return s;
}

static enum state established(enum event e) {
  switch (e) {
    case SEND: sent++; return ESTABLISHED;
    case DATA: received++; return ESTABLISHED;
    case ACK: return ESTABLISHED;
    case CLOSE: return FIN_WAIT_1;
    case FIN: return CLOSE_WAIT;
    case RESET: return CLOSED;
    default: return refuse(ESTABLISHED);
  }
}

static enum state next(int c, enum state s, enum event e) {
  switch (s) {
    case CLOSED:
      switch (e) {
        case OPEN: return LISTEN;
        case CONNECT: sent++; retries[c] = 0; return SYN_SENT;
        default: return refuse(s);
      }
    case LISTEN:
      switch (e) {
        case SYN: return SYN_RECEIVED;
        case SEND: sent++; return SYN_SENT;
        case CLOSE: return CLOSED;
        default: return refuse(s);
      }
    case SYN_SENT:
      switch (e) {
        case SYN: return SYN_RECEIVED;
        case SYN_ACK: return ESTABLISHED;
        case TIMEOUT: return ++retries[c] > 3 ? CLOSED : SYN_SENT;
        case CLOSE: case RESET: return CLOSED;
        default: return refuse(s);
      }
    case SYN_RECEIVED:
      switch (e) {
        case ACK: return ESTABLISHED;
        case CLOSE: return FIN_WAIT_1;
        case RESET: return LISTEN;
        case TIMEOUT: return CLOSED;
        default: return refuse(s);
      }
    case ESTABLISHED: return established(e);
    case FIN_WAIT_1:
      switch (e) {
        case ACK: return FIN_WAIT_2;
        case FIN: return CLOSING;
        case FIN_ACK: return TIME_WAIT;
        case DATA: received++; return s;
        default: return refuse(s);
      }
    case FIN_WAIT_2:
      switch (e) {
        case FIN: return TIME_WAIT;
        case DATA: received++; return s;
        case TIMEOUT: return CLOSED;
        default: return refuse(s);
      }
    case CLOSE_WAIT:
      switch (e) {
        case SEND: sent++; return s;
        case CLOSE: return LAST_ACK;
        default: return refuse(s);
      }
    case CLOSING: return e == ACK ? TIME_WAIT : e == RESET ? CLOSED : refuse(s);
    case LAST_ACK: return e == ACK || e == TIMEOUT ? CLOSED : refuse(s);
    case TIME_WAIT: return e == TIMEOUT ? CLOSED : e == SYN ? SYN_RECEIVED : refuse(s);
  }
  return CLOSED;
}

static uint32_t connections(uint32_t hash) {
  uint32_t seed = 17, total = 0;
  memset(states, 0, sizeof states);
  memset(visits, 0, sizeof visits);
  sent = received = refused = 0;
  for (int i = 0; i < EVENTS; i++) {
    int c = (int)(next_random(&seed) >> 7) % CONNECTIONS;
    states[c] = (uint8_t)next(c, states[c], (enum event)((next_random(&seed) >> 5) % EVENT_KINDS));
    visits[states[c]]++;
  }
  for (int s = 0; s < STATES; s++) {
    total += visits[s];
    hash = digest(hash, visits[s]);
  }
  hash = digest(digest(digest(hash, sent), received), refused);
  return total == EVENTS ? hash : 0;
}

/* Decimal, hexadecimal and floating numbers told apart; the text is made with known counts of each. */
enum { SCANNED = 600 };

static uint32_t numbers(uint32_t hash) {
  static const char *const samples[] = {"17 ", "0x1F ", "3.25 ", "6e23 ", "-8 ", "0b ", "12.5e-3 ", "+ "};
  static const uint8_t kinds[] = {0, 1, 2, 2, 0, 3, 2, 3};
  uint32_t seed = 18, made[4] = {0}, seen[4] = {0};
  for (int i = 0; i < SCANNED; i++) {
    int which = (int)(next_random(&seed) >> 6) % 8, state = 0;
    made[kinds[which]]++;
    for (const char *c = samples[which]; *c != 0; c++) {
      int digit = *c >= '0' && *c <= '9';
      switch (state) {
        case 0: state = *c == '0' ? 1 : digit ? 2 : *c == '-' || *c == '+' ? 3 : 9; break;
        case 1: state = *c == 'x' ? 4 : *c == '.' ? 5 : digit ? 2 : *c == ' ' ? 10 : 9; break;
        case 2: state = digit ? 2 : *c == '.' ? 5 : *c == 'e' ? 6 : *c == ' ' ? 10 : 9; break;
        case 3: state = *c == '0' ? 1 : digit ? 2 : *c == ' ' ? 13 : 9; break;
        case 4: state = digit || (*c >= 'A' && *c <= 'F') ? 4 : *c == ' ' ? 11 : 9; break;
        case 5: state = digit ? 5 : *c == 'e' ? 6 : *c == ' ' ? 12 : 9; break;
        case 6: state = digit ? 8 : *c == '-' || *c == '+' ? 7 : 9; break;
        case 7: state = digit ? 8 : 9; break;
        case 8: state = digit ? 8 : *c == ' ' ? 12 : 9; break;
        case 9: state = *c == ' ' ? 13 : 9; break;
      }
    }
    seen[state - 10]++;
  }
  for (int k = 0; k < 4; k++) {
    hash = digest(hash, seen[k]);
  }
  return memcmp(made, seen, sizeof made) == 0 ? hash : 0;
}

static uint32_t iteration(void) {
  uint32_t hash = connections(DIGEST_START);
  return hash == 0 ? 0 : numbers(hash);
}

WORKLOAD("states", 8, 0xa7da2937)
