package org.tracewright.isa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the encoding of one instruction, its fields and its template. */
final class FieldRules {
  private FieldRules() {}

  static void check(String name, Encoding encoding, Template template, List<Field> fields) {
    if (template.toString().isBlank()) {
      throw new IsaException("'%s' has no assembly: give it a mnemonic or a syntax", name);
    }
    Set<String> names = new HashSet<>();
    int read = 0;
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IsaException("'%s' has two fields called '%s'", name, field.name());
      }
      checkBits(name, encoding, field);
      checkOnce(name, field, fields, read);
      read |= field.mask();
    }
    checkUnread(name, encoding, read);
    checkTemplate(name, template, names);
  }

  private static void checkBits(String name, Encoding encoding, Field field) {
    int outside = field.mask() & ~Slice.ones(encoding.bits());
    if (outside != 0) {
      throw new IsaException(
          "field '%s' of '%s' reads bits %s, but the instruction has only %d",
          field.name(), name, bits(outside), encoding.bits());
    }
    int fixed = field.mask() & encoding.mask();
    if (fixed != 0) {
      throw new IsaException(
          "field '%s' of '%s' reads bits %s, which the pattern fixes: write '.' there, or narrow the field",
          field.name(), name, bits(fixed));
    }
  }

  private static void checkOnce(String name, Field field, List<Field> fields, int read) {
    int twice = field.mask() & read;
    if (twice != 0) {
      Field other = fields.stream().filter(f -> (f.mask() & twice) != 0).findFirst().orElseThrow();
      throw new IsaException(
          "fields '%s' and '%s' of '%s' both read bits %s: each bit belongs to one field",
          other.name(), field.name(), name, bits(twice & other.mask()));
    }
  }

  private static void checkUnread(String name, Encoding encoding, int read) {
    int unread = encoding.open() & ~read;
    if (unread != 0) {
      throw new IsaException(
          "no field of '%s' reads bits %s: add a field for them, or write 0 or 1 there",
          name, bits(unread));
    }
  }

  private static void checkTemplate(String name, Template template, Set<String> names) {
    for (String operand : template.operands()) {
      if (!names.contains(operand)) {
        throw new IsaException(
            "the template '%s' of '%s' has an operand {%s}, but no field of that name is given",
            template, name, operand);
      }
    }
  }

  /** The set bits as ranges: "31:25, 7". */
  static String bits(int mask) {
    List<String> ranges = new ArrayList<>();
    for (int high = 31; high >= 0; high--) {
      if ((mask >>> high & 1) != 0) {
        int low = high;
        while (low > 0 && (mask >>> (low - 1) & 1) != 0) {
          low--;
        }
        ranges.add(high == low ? "" + high : high + ":" + low);
        high = low;
      }
    }
    return String.join(", ", ranges);
  }
}
