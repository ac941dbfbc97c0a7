/* Multiplication and division in user mode, with the divisions that have no result. */
#include "suite.h"

  .macro binary number, name, result, left, right
  .irp to, x14, x11, x12
  CASE(\number, \to, \result, li x11, \left; li x12, \right; \name \to, x11, x12)
  .endr
  CASE(\number, x0, 0, li x11, \left; li x12, \right; \name x0, x11, x12)
  .endm

  start user
  binary 2, mul, 0x80000080, 0x80000080, 0x80000001
  binary 3, mul, 0x0000ff7f, 0xaaaaaaab, 0x0002fe7d
  binary 4, mulh, 0x00010000, 0xff000000, 0xff000000
  binary 5, mulh, 0x40000000, 0x80000000, 0x80000000
  binary 6, mulhu, 0xfe010000, 0xff000000, 0xff000000
  binary 7, mulhu, 0xfffffffe, 0xffffffff, 0xffffffff
  binary 8, mulhsu, 0xff010000, 0xff000000, 0xff000000
  binary 9, mulhsu, 0xffffffff, 0xffffffff, 0xffffffff
  binary 10, div, -3, -20, 6
  binary 11, div, 0x80000000, 0x80000000, -1
  binary 12, div, -1, 0x80000000, 0
  binary 13, divu, 715827879, -20, 6
  binary 14, divu, 0, 0x80000000, -1
  binary 15, divu, -1, 0, 0
  binary 16, rem, -2, -20, 6
  binary 17, rem, 0, 0x80000000, -1
  binary 18, rem, 0x80000000, 0x80000000, 0
  binary 19, remu, 2, -20, 6
  binary 20, remu, 0x80000000, 0x80000000, -1
  binary 21, remu, 1, 1, 0
  pass_or_fail

  data
