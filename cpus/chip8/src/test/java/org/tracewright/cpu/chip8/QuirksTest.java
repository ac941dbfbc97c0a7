package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the table of profiles, in every profile: a program each, in {@code roms/quirks}.
 * Each quirk flipped changes its own row alone.
 */
class QuirksTest {
  static Stream<RomSource> rows() {
    return RomSource.in("quirks");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void profilesAreAsTheTableSays(RomSource row) {
    assertThat(row.expected().keySet()).hasSizeGreaterThanOrEqualTo(3);
    for (Profile profile : row.expected().keySet()) {
      assertThat(row.observed(profile, profile.quirks()))
          .as("%s", profile)
          .isEqualTo(row.expected().get(profile));
    }
  }

  @ParameterizedTest
  @EnumSource
  void flippingAQuirkChangesItsOwnRowAlone(Profile profile) {
    Quirks q = profile.quirks();
    boolean chip8 = profile == Profile.CHIP8;
    boolean low = q.displayWait() == DisplayWait.LOW_RESOLUTION;
    flip(profile, with(!q.logicClearsFlag(), q.transfersMoveI(), q.displayWait(), q), "logic");
    flip(profile, with(q.logicClearsFlag(), !q.transfersMoveI(), q.displayWait(), q), "transfer");
    DisplayWait other =
        q.displayWait() == DisplayWait.NEVER ? DisplayWait.ALWAYS : DisplayWait.NEVER;
    String[] waits = chip8 || low ? new String[] {"wait"} : new String[] {"wait", "wait-high"};
    flip(profile, with(q.logicClearsFlag(), q.transfersMoveI(), other, q), waits);
    flip(profile, drawing(q, !q.spritesWrap(), q.hp48Display()), "edge");
    flip(profile, jumping(q, !q.shiftsInPlace(), q.jumpsByX()), "shift");
    flip(profile, jumping(q, q.shiftsInPlace(), !q.jumpsByX()), "jump");
    if (!chip8) {
      flip(profile, drawing(q, q.spritesWrap(), !q.hp48Display()), "scroll");
    }
  }

  private static void flip(Profile profile, Quirks flipped, String... rows) {
    List<String> changed = new ArrayList<>();
    for (RomSource row : rows().filter(r -> r.expected().containsKey(profile)).toList()) {
      if (!row.observed(profile, flipped).equals(row.expected().get(profile))) {
        changed.add(row.name());
      }
    }
    assertThat(changed).as("%s %s", profile, flipped).containsExactlyInAnyOrder(rows);
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
