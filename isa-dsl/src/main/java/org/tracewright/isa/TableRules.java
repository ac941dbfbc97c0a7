package org.tracewright.isa;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold between the instructions of one table. */
final class TableRules {
  private TableRules() {}

  /**
   * The bits that tell instructions apart: in little-endian order as long as the longest
   * instruction, in big-endian order only as far as any instruction has fixed or excluding bits, in
   * whole units.
   */
  static int windowBits(Isa isa) {
    int window = isa.unitBits();
    for (Instruction instruction : isa.instructions()) {
      int bits = instruction.encoding().bits();
      int unused = isa.order() == ByteOrder.BIG_ENDIAN ? trailing(instruction) : 0;
      int needed = bits - unused;
      while (window < needed) {
        window += Math.min(isa.unitBits(), 32 - window);
      }
    }
    return window;
  }

  private static int trailing(Instruction instruction) {
    int telling = instruction.encoding().mask();
    for (Field field : instruction.fields()) {
      telling |= field.excluded().isEmpty() ? 0 : field.mask();
    }
    return Math.min(Integer.numberOfTrailingZeros(telling), instruction.encoding().bits());
  }

  static void check(Isa isa) {
    List<Instruction> all = isa.instructions();
    List<Conditions> words = all.stream().map(row -> conditions(isa, row)).toList();
    for (int i = 0; i < all.size(); i++) {
      checkSpecialCase(isa, all.get(i));
      for (int j = i + 1; j < all.size(); j++) {
        checkDisjoint(isa, all.get(i), all.get(j), words.get(i).common(words.get(j)));
      }
    }
    checkExtractors(all);
  }

  private static void checkSpecialCase(Isa isa, Instruction special) {
    if (special.specialCaseOf().isEmpty()) {
      return;
    }
    String name = special.specialCaseOf().get();
    Instruction general =
        isa.instruction(name)
            .orElseThrow(
                () ->
                    new IsaException(
                        "'%s' stands instead of '%s', which is not in the table '%s'",
                        special.name(), name, isa));
    Optional<Integer> stray = conditions(isa, special).without(conditions(isa, general));
    if (stray.isPresent()) {
      throw new IsaException(
          "'%s' stands instead of '%s', but %s is a word of it alone: every word must be a word of both",
          special.name(), name, word(isa, stray.get()));
    }
  }

  private static void checkDisjoint(
      Isa isa, Instruction one, Instruction other, Optional<Integer> common) {
    if (common.isPresent() && !stands(one, other) && !stands(other, one)) {
      throw new IsaException(
          "'%s' and '%s' of '%s' overlap: both match %s; fix another bit, exclude a value of a field, or say"
              + " insteadOf for the special one",
          one.name(), other.name(), isa, word(isa, common.get()));
    }
  }

  private static boolean stands(Instruction special, Instruction general) {
    return special.specialCaseOf().equals(Optional.of(general.name()));
  }

  /**
   * Fields of one id must take one value, or generated code would have two extractors of one name.
   */
  private static void checkExtractors(List<Instruction> all) {
    Map<String, Field> fields = new HashMap<>();
    Map<String, String> owners = new HashMap<>();
    for (Instruction instruction : all) {
      for (Field field : instruction.fields()) {
        Field known = fields.putIfAbsent(field.id(), field);
        String owner = owners.putIfAbsent(field.id(), instruction.name());
        if (known != null && !known.readsAs(field)) {
          throw new IsaException(
              "'%s' and '%s' have different fields '%s': tell them apart with variant(...)",
              owner, instruction.name(), field.id());
        }
      }
    }
  }

  private static Conditions conditions(Isa isa, Instruction instruction) {
    return Conditions.of(instruction, isa.shift(instruction));
  }

  private static String word(Isa isa, int word) {
    return ("0x%0" + isa.windowBits() / 4 + "x").formatted(word);
  }
}
