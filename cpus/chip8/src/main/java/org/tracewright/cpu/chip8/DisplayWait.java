package org.tracewright.cpu.chip8;

/** When a sprite is drawn only at the start of a frame, so that there is at most one in each. */
public enum DisplayWait {
  /** Never: sprites are drawn at once. */
  NEVER,
  /** While the low resolution is on. */
  LOW_RESOLUTION,
  /** Always. */
  ALWAYS
}
