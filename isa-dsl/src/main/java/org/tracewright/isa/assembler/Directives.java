package org.tracewright.isa.assembler;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What begins with a dot. */
final class Directives {
  /** Notes of compilers that change no byte. */
  private static final Set<String> IGNORED =
      Set.of(
          ".file",
          ".ident",
          ".loc",
          ".attribute",
          ".local",
          ".weak",
          ".hidden",
          ".protected",
          ".internal",
          ".addrsig",
          ".addrsig_sym");

  private static final List<String> KNOWN =
      List.of(
          ".text",
          ".data",
          ".rodata",
          ".bss",
          ".section",
          ".globl",
          ".global",
          ".byte",
          ".half",
          ".short",
          ".2byte",
          ".word",
          ".long",
          ".int",
          ".4byte",
          ".dword",
          ".quad",
          ".8byte",
          ".ascii",
          ".asciz",
          ".string",
          ".align",
          ".p2align",
          ".balign",
          ".space",
          ".skip",
          ".zero",
          ".fill",
          ".org",
          ".equ",
          ".set",
          ".equiv",
          ".type",
          ".size",
          ".option",
          ".comm",
          ".lcomm",
          ".end");

  private final SourceParser parser;
  private final Symbols symbols;

  Directives(SourceParser parser, Symbols symbols) {
    this.parser = parser;
    this.symbols = symbols;
  }

  void run(Cursor cursor) {
    Token name = cursor.next();
    if (IGNORED.contains(name.text()) || name.text().startsWith(".cfi_")) {
      return;
    }
    switch (name.text()) {
      case ".text" -> parser.enter(".text", "ax", false);
      case ".data" -> parser.enter(".data", "aw", false);
      case ".rodata" -> parser.enter(".rodata", "a", false);
      case ".bss" -> parser.enter(".bss", "aw", true);
      case ".section" -> section(cursor);
      case ".globl", ".global" -> globals(cursor);
      case ".byte" -> data(name, cursor, 1);
      case ".half", ".short", ".2byte" -> data(name, cursor, 2);
      case ".word", ".long", ".int", ".4byte" -> data(name, cursor, 4);
      case ".dword", ".quad", ".8byte" -> data(name, cursor, 8);
      case ".ascii" -> text(name, cursor, false);
      case ".asciz", ".string" -> text(name, cursor, true);
      case ".align", ".p2align" -> align(name, cursor, true);
      case ".balign" -> align(name, cursor, false);
      case ".space", ".skip", ".zero" -> space(name, cursor);
      case ".fill" -> fill(name, cursor);
      case ".org" -> org(name, cursor);
      case ".equ", ".set" -> define(cursor, true);
      case ".equiv" -> define(cursor, false);
      case ".type" -> type(cursor);
      case ".size" -> size(cursor);
      case ".option" -> parser.option(cursor.expectName("an option"));
      case ".comm", ".lcomm" -> common(name, cursor);
      case ".end" -> {}
      default -> throw unknown(name);
    }
    cursor.expectEnd();
  }

  private static SourceError unknown(Token name) {
    String near =
        Suggestion.closest(name.text(), KNOWN).map(n -> "; did you mean '" + n + "'?").orElse("");
    return new SourceError(name, "%s", "expected a directive, found " + name.shown() + near);
  }

  private void section(Cursor cursor) {
    Token name = cursor.next();
    if (!name.isName() && name.kind() != Token.Kind.STRING) {
      throw new SourceError(name, "expected the name of a section, found %s", name.shown());
    }
    String flags = flags(name.text());
    boolean empty = name.text().matches("\\.(s?bss|tbss)(\\..*)?");
    if (cursor.accept(",")) {
      Token given = cursor.next();
      if (given.kind() != Token.Kind.STRING) {
        throw new SourceError(given, "expected flags like \"aw\", found %s", given.shown());
      }
      flags = given.text();
      if (cursor.accept(",")) {
        empty = sectionType(cursor) || empty;
      }
    }
    parser.enter(name.text(), flags, empty);
  }

  /**
   * Reads {@code @progbits} and the like, and what may follow; says whether the section is empty.
   */
  private static boolean sectionType(Cursor cursor) {
    if (!cursor.accept("@") && !cursor.accept("%")) {
      throw new SourceError(
          cursor.peek(), "expected @progbits or @nobits, found %s", cursor.peek().shown());
    }
    boolean empty = cursor.expectName("progbits or nobits").is("nobits");
    while (cursor.accept(",")) {
      cursor.next();
    }
    return empty;
  }

  private static String flags(String name) {
    if (name.matches("\\.(text|init|fini)(\\..*)?")) {
      return "ax";
    }
    if (name.matches("\\.(s?data|s?bss|tdata|tbss|init_array|fini_array)(\\..*)?")) {
      return "aw";
    }
    return name.matches("\\.s?rodata(\\..*)?") ? "a" : "";
  }

  private void globals(Cursor cursor) {
    do {
      symbols.global(cursor.expectName("a symbol").text());
    } while (cursor.accept(","));
  }

  private void data(Token name, Cursor cursor, int width) {
    List<Expression> values = new ArrayList<>();
    if (!cursor.atEnd()) {
      do {
        values.add(parser.expression(cursor));
      } while (cursor.accept(","));
    }
    parser.add(new Data(name, width, values));
  }

  private void text(Token name, Cursor cursor, boolean zero) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    do {
      Token string = cursor.next();
      if (string.kind() != Token.Kind.STRING) {
        throw new SourceError(string, "expected a string in \"\", found %s", string.shown());
      }
      bytes.writeBytes(string.text().getBytes(StandardCharsets.ISO_8859_1));
      if (zero) {
        bytes.write(0);
      }
    } while (cursor.accept(","));
    parser.add(new Data(name, bytes.toByteArray()));
  }

  private void align(Token name, Cursor cursor, boolean power) {
    Token at = cursor.peek();
    long given = constant(cursor);
    if (given < 0 || given > (power ? 20 : 1 << 20) || (!power && Long.bitCount(given) > 1)) {
      throw new SourceError(
          at, "expected %s, found %d", power ? "a power of two, 0..20" : "1, 2, 4, 8 ...", given);
    }
    int boundary = power ? 1 << given : (int) Math.max(given, 1);
    Expression filler = null;
    int most = Integer.MAX_VALUE;
    if (cursor.accept(",")) {
      filler = cursor.peek().is(",") || cursor.atEnd() ? null : parser.expression(cursor);
      if (cursor.accept(",")) {
        most = Math.clamp(constant(cursor), 0, Integer.MAX_VALUE);
      }
    }
    parser.add(new Align(name, boundary, filler, most, parser.padding()));
  }

  /** A number that must be known at once. */
  private long constant(Cursor cursor) {
    Token at = cursor.peek();
    try {
      return new Evaluator(symbols, parser.dialect()).value(parser.expression(cursor), 0);
    } catch (Unsettled e) {
      throw new SourceError(at, "expected a number that does not depend on addresses");
    }
  }

  private void space(Token name, Cursor cursor) {
    Expression count = parser.expression(cursor);
    parser.add(new Fill(name, count, 1, filler(name, cursor)));
  }

  private void fill(Token name, Cursor cursor) {
    Expression repeat = parser.expression(cursor);
    long width = 1;
    if (cursor.accept(",")) {
      Token at = cursor.peek();
      width = constant(cursor);
      if (width < 0 || width > 8) {
        throw new SourceError(at, "expected a width of 0..8 bytes, found %d", width);
      }
    }
    parser.add(new Fill(name, repeat, (int) width, filler(name, cursor)));
  }

  private Expression filler(Token name, Cursor cursor) {
    return cursor.accept(",") ? parser.expression(cursor) : new Expression.Constant(name, 0);
  }

  private void org(Token name, Cursor cursor) {
    Expression place = parser.expression(cursor);
    parser.add(new Org(name, parser.section(), place, filler(name, cursor)));
  }

  private void define(Cursor cursor, boolean again) {
    Token name = cursor.expectName("a symbol");
    cursor.expect(",");
    parser.define(name, parser.expression(cursor), again);
  }

  private void type(Cursor cursor) {
    String symbol = cursor.expectName("a symbol").text();
    cursor.expect(",");
    if (!cursor.accept("@") && !cursor.accept("%")) {
      throw new SourceError(
          cursor.peek(), "expected @function or @object, found %s", cursor.peek().shown());
    }
    Token kind = cursor.expectName("function or object");
    switch (kind.text()) {
      case "function" -> symbols.kind(symbol, Program.Kind.FUNCTION);
      case "object" -> symbols.kind(symbol, Program.Kind.OBJECT);
      default -> {}
    }
  }

  private void size(Cursor cursor) {
    String symbol = cursor.expectName("a symbol").text();
    cursor.expect(",");
    Mark here = parser.mark(cursor.peek());
    symbols.size(symbol, new Symbols.Sized(parser.expression(cursor), here));
  }

  private void common(Token name, Cursor cursor) {
    Token symbol = cursor.expectName("a symbol");
    cursor.expect(",");
    Expression size = parser.expression(cursor);
    long alignment = cursor.accept(",") ? constant(cursor) : 4;
    if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
      throw new SourceError(name, "expected an alignment of 1, 2, 4, 8 ..., found %d", alignment);
    }
    if (name.is(".comm")) {
      symbols.global(symbol.text());
    }
    symbols.kind(symbol.text(), Program.Kind.OBJECT);
    parser.elsewhere(
        ".bss",
        "aw",
        true,
        () -> {
          parser.add(new Align(name, (int) alignment, null, Integer.MAX_VALUE, List.of()));
          symbols.label(symbol, parser.mark(symbol));
          parser.add(new Fill(name, size, 1, new Expression.Constant(name, 0)));
        });
  }
}
