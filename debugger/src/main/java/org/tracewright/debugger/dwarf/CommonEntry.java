package org.tracewright.debugger.dwarf;

/**
 * What several functions' call-frame information has in common: a CIE.
 *
 * @param codeFactor what advances of the location are multiplied by
 * @param dataFactor what offsets from the frame address are multiplied by
 * @param returnColumn the register that stands for the return address
 * @param pointers how the addresses of functions are encoded, in {@code .eh_frame}
 * @param augmented whether functions' entries say the length of what they have of their own
 * @param signal whether the function is called by no call, so that its return address is exact
 */
record CommonEntry(
    long codeFactor,
    long dataFactor,
    int returnColumn,
    int pointers,
    boolean augmented,
    boolean signal,
    Cursor instructions) {}
