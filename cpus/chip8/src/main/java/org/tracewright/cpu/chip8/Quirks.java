package org.tracewright.cpu.chip8;

import java.util.Objects;

/**
 * What machines of the family are known to differ in, although the instruction is the same.
 *
 * @param logicClearsFlag whether 8xy1, 8xy2 and 8xy3 set vF to 0
 * @param transfersMoveI whether Fx55 and Fx65 add x + 1 to I
 * @param displayWait when Dxyn waits for the start of a frame
 * @param spritesWrap whether a sprite goes on at the opposite edge; else it is clipped
 * @param shiftsInPlace whether 8xy6 and 8xyE shift vX; else they shift vY into vX
 * @param jumpsByX whether Bxnn jumps to xnn + vX; else Bnnn jumps to nnn + v0
 * @param hp48Display whether the display is that of the HP48: 128 x 64 pixels always, of which low
 *     resolution draws two by two. Then the scrolls move by display pixels in low resolution too,
 *     00FE and 00FF leave the picture, Dxy0 draws 8 x 16 pixels in low resolution, and Dxyn in high
 *     resolution sets vF to the number of its rows that collide or lie below the display
 */
public record Quirks(
    boolean logicClearsFlag,
    boolean transfersMoveI,
    DisplayWait displayWait,
    boolean spritesWrap,
    boolean shiftsInPlace,
    boolean jumpsByX,
    boolean hp48Display) {
  public Quirks {
    Objects.requireNonNull(displayWait);
  }
}
