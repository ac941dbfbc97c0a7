package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table of quirks, in every profile; each flipped changes its own row alone. */
class QuirksTest {
  /** A question to a machine, and what it says. */
  private enum Row {
    LOGIC("v0 := 1; vf := 5; v0 |= v0; v1 := vf; z: jump z"),
    TRANSFER("i := 0x800; v3 := 1; save v3; i := 0x800; load v2; z: jump z"),
    WAIT("i := 0x050; sprite v0 v0 1; sprite v0 v0 1; sprite v0 v0 1; sprite v0 v0 1; z: jump z"),
    WAIT_HIGH(
        "i := 0x050; sprite v0 v0 1; sprite v0 v0 1; sprite v0 v0 1; sprite v0 v0 1; z: jump z"),
    EDGE("v0 := 62; i := 0x050; sprite v0 v1 1; z: jump z"),
    SHIFT("v0 := 4; v1 := 16; v0 >>= v1; v2 := 4; v2 <<= v1; z: jump z"),
    JUMP("v0 := 2; v2 := 4; jump0 0x206; v9 := 1; v3 := 1; v3 += 2; z: jump z"),
    SCROLL("v0 := 8; i := 0x050; sprite v0 v0 1; scroll-right; z: jump z");

    final String source;

    Row(String source) {
      this.source = source;
    }
  }

  private static String answer(Row row, Profile profile, Quirks quirks) {
    if (row == Row.WAIT_HIGH || row == Row.SCROLL) {
      return profile.extension() == Extension.CHIP8 ? "-" : ask(row, profile, quirks);
    }
    return ask(row, profile, quirks);
  }

  private static String ask(Row row, Profile profile, Quirks quirks) {
    String start = row == Row.WAIT_HIGH ? "hires;" : "";
    Guest guest = Guest.of(profile, quirks, start + row.source).toExit();
    long frames = guest.cpu.retired() / guest.cpu.perFrame();
    return switch (row) {
      case LOGIC -> "flag " + guest.v(1);
      case TRANSFER -> "i " + Long.toHexString(guest.register("i"));
      case WAIT, WAIT_HIGH -> frames >= 3 ? "waits" : "draws";
      case EDGE -> guest.picture().text().startsWith("#") ? "wraps" : "clips";
      case SHIFT -> guest.v(0) + " " + guest.v(2);
      case JUMP -> "v3 " + guest.v(3);
      case SCROLL -> {
        int column = guest.picture().text().lastIndexOf('#') % (guest.picture().width() + 1);
        yield column + " of " + guest.picture().width();
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        //            LOGIC  | TRANSFER | WAIT | WAIT_HIGH | EDGE | SHIFT | JUMP | SCROLL
        "CHIP8        | flag 0 | i 803 | waits | -     | clips | 8 32 | v3 3 | -",
        "SCHIP        | flag 5 | i 800 | draws | draws | clips | 2 8  | v3 2 | 15 of 64",
        "SCHIP_LEGACY | flag 5 | i 800 | waits | draws | clips | 2 8  | v3 2 | 27 of 128",
        "XOCHIP       | flag 5 | i 803 | draws | draws | wraps | 8 32 | v3 3 | 15 of 64",
      })
  void profilesAreAsTheTableSays(
      Profile profile,
      String logic,
      String transfer,
      String wait,
      String waitHigh,
      String edge,
      String shift,
      String jump,
      String scroll) {
    assertThat(answers(profile, profile.quirks()))
        .containsExactly(logic, transfer, wait, waitHigh, edge, shift, jump, scroll);
  }

  private static List<String> answers(Profile profile, Quirks quirks) {
    List<String> answers = new ArrayList<>();
    for (Row row : Row.values()) {
      answers.add(answer(row, profile, quirks));
    }
    return answers;
  }

  @ParameterizedTest
  @EnumSource
  void flippingAQuirkChangesItsOwnRowAlone(Profile profile) {
    Quirks q = profile.quirks();
    boolean chip8 = profile == Profile.CHIP8;
    boolean low = q.displayWait() == DisplayWait.LOW_RESOLUTION;
    flip(profile, with(!q.logicClearsFlag(), q.transfersMoveI(), q.displayWait(), q), Row.LOGIC);
    flip(profile, with(q.logicClearsFlag(), !q.transfersMoveI(), q.displayWait(), q), Row.TRANSFER);
    DisplayWait other =
        q.displayWait() == DisplayWait.NEVER ? DisplayWait.ALWAYS : DisplayWait.NEVER;
    Row[] waits = chip8 || low ? new Row[] {Row.WAIT} : new Row[] {Row.WAIT, Row.WAIT_HIGH};
    flip(profile, with(q.logicClearsFlag(), q.transfersMoveI(), other, q), waits);
    flip(profile, drawing(q, !q.spritesWrap(), q.hp48Display()), Row.EDGE);
    flip(profile, jumping(q, !q.shiftsInPlace(), q.jumpsByX()), Row.SHIFT);
    flip(profile, jumping(q, q.shiftsInPlace(), !q.jumpsByX()), Row.JUMP);
    if (!chip8) {
      flip(profile, drawing(q, q.spritesWrap(), !q.hp48Display()), Row.SCROLL);
    }
  }

  private static void flip(Profile profile, Quirks flipped, Row... rows) {
    List<String> before = answers(profile, profile.quirks());
    List<String> after = answers(profile, flipped);
    List<Row> changed = new ArrayList<>();
    for (Row row : Row.values()) {
      if (!before.get(row.ordinal()).equals(after.get(row.ordinal()))) {
        changed.add(row);
      }
    }
    assertThat(changed).as("%s %s", profile, flipped).containsExactly(rows);
  }

  private static Quirks with(boolean logic, boolean moves, DisplayWait wait, Quirks q) {
    return new Quirks(
        logic, moves, wait, q.spritesWrap(), q.shiftsInPlace(), q.jumpsByX(), q.hp48Display());
  }

  private static Quirks drawing(Quirks q, boolean wraps, boolean hp48) {
    return new Quirks(
        q.logicClearsFlag(),
        q.transfersMoveI(),
        q.displayWait(),
        wraps,
        q.shiftsInPlace(),
        q.jumpsByX(),
        hp48);
  }

  private static Quirks jumping(Quirks q, boolean shifts, boolean byX) {
    return new Quirks(
        q.logicClearsFlag(),
        q.transfersMoveI(),
        q.displayWait(),
        q.spritesWrap(),
        shifts,
        byX,
        q.hp48Display());
  }
}
