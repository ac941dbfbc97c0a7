/* A tokenizer as one large state machine over generated source text, and a line protocol. argv[1]: rounds (default 100). */
#include "guest.h"

enum state { START, NAME, ZERO, DECIMAL, HEX, FRACTION, EXPONENT, EXPONENT_SIGN, SLASH, LINE_COMMENT, COMMENT, COMMENT_STAR,
             STRING, STRING_ESCAPE, CHARACTER, CHARACTER_ESCAPE, LESS, GREATER, EQUALS, PLUS, MINUS, AMPERSAND, BAR, BANG };
enum kind { WORD, INTEGER, REAL, REMARK, TEXT, LETTER, OPERATOR, WRONG, KINDS };

static uint32_t counts[KINDS], transitions, digest;

static void token(enum kind kind) {
  counts[kind]++;
  digest = digest * 31 + kind;
}

static int is_digit(int c) { return c >= '0' && c <= '9'; }
static int is_name(int c) { return (c | 32) >= 'a' ? (c | 32) <= 'z' || c == '_' : is_digit(c) || c == '_'; }

static enum state start(int c) {
  switch (c) {
    case ' ': case '\n': case '\t': return START;
    case '0': return ZERO;
    case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': return DECIMAL;
    case '/': return SLASH;
    case '"': return STRING;
    case '\'': return CHARACTER;
    case '<': return LESS;
    case '>': return GREATER;
    case '=': return EQUALS;
    case '+': return PLUS;
    case '-': return MINUS;
    case '&': return AMPERSAND;
    case '|': return BAR;
    case '!': return BANG;
    case '(': case ')': case '{': case '}': case '[': case ']': case ';': case ',': case '*': case '.': case '?': case ':':
      token(OPERATOR);
      return START;
    default:
      if (is_name(c)) {
        return NAME;
      }
      token(WRONG);
      return START;
  }
}

static enum state after(enum kind kind, int c) {
  token(kind);
  return start(c);
}

static enum state doubled(int first, int second, int c) {
  if (c == first || c == second) {
    token(OPERATOR);
    return START;
  }
  return after(OPERATOR, c);
}

static enum state next(enum state state, int c) {
  switch (state) {
    case START: return start(c);
    case NAME: return is_name(c) ? NAME : after(WORD, c);
    case ZERO:
      if (c == 'x') return HEX;
      if (c == '.') return FRACTION;
      return is_digit(c) ? DECIMAL : after(INTEGER, c);
    case DECIMAL:
      if (c == '.') return FRACTION;
      if (c == 'e') return EXPONENT_SIGN;
      return is_digit(c) ? DECIMAL : after(INTEGER, c);
    case HEX: return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f') ? HEX : after(INTEGER, c);
    case FRACTION:
      if (c == 'e') return EXPONENT_SIGN;
      return is_digit(c) ? FRACTION : after(REAL, c);
    case EXPONENT_SIGN: return c == '-' || c == '+' || is_digit(c) ? EXPONENT : after(WRONG, c);
    case EXPONENT: return is_digit(c) ? EXPONENT : after(REAL, c);
    case SLASH: return c == '/' ? LINE_COMMENT : c == '*' ? COMMENT : after(OPERATOR, c);
    case LINE_COMMENT:
      if (c != '\n') return LINE_COMMENT;
      token(REMARK);
      return START;
    case COMMENT: return c == '*' ? COMMENT_STAR : COMMENT;
    case COMMENT_STAR:
      if (c == '*') return COMMENT_STAR;
      if (c != '/') return COMMENT;
      token(REMARK);
      return START;
    case STRING:
      if (c == '\\') return STRING_ESCAPE;
      if (c != '"') return STRING;
      token(TEXT);
      return START;
    case STRING_ESCAPE: return STRING;
    case CHARACTER:
      if (c == '\\') return CHARACTER_ESCAPE;
      if (c != '\'') return CHARACTER;
      token(LETTER);
      return START;
    case CHARACTER_ESCAPE: return CHARACTER;
    case LESS: return doubled('<', '=', c);
    case GREATER: return doubled('>', '=', c);
    case EQUALS: return doubled('=', '=', c);
    case PLUS: return doubled('+', '=', c);
    case MINUS: return doubled('-', '>', c);
    case AMPERSAND: return doubled('&', '=', c);
    case BAR: return doubled('|', '=', c);
    case BANG: return doubled('=', '=', c);
  }
  return START;
}

int main(int argc, char **argv) {
  static const char *const pieces[] = {
      "while (x1 <= 0x1fF) {", "y += 3.14e-2 * z;\n", "// to the end\n", "\"a \\\"text\\\"\"", "'\\n' ", "/* over ** here */",
      "a->b&&c||!d ", "if (a==0){b=1e9;}else", " _name_2 ", "@", "0 10 010 0.5;", "\tf(g, h)[i]?j:k;\n", "x<<=2;y>>1;", "1.e+7 "};
  uint32_t rounds = argument(argc, argv, 1, 100), seed = 51;
  enum state state = START;
  for (uint32_t round = 0; round < rounds * 100; round++) {
    const char *piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
    for (; *piece != 0; piece++, transitions++) {
      state = next(state, *piece);
    }
  }
  next(state, ' ');
  static const char *const names[KINDS] = {"words", "integers", "reals", "remarks", "texts", "letters", "operators", "wrong"};
  for (int kind = 0; kind < KINDS; kind++) {
    report_unsigned(names[kind], counts[kind]);
  }
  report_unsigned("transitions", transitions);
  report_hex("digest", digest);
  return 0;
}
