package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions that only compute: operands and the result that the manual gives them. */
class ComputationTest {
  private static final int RD = 10;
  private static final int RS1 = 11;
  private static final int RS2 = 12;

  @ParameterizedTest(name = "{0} {1}, {2} = {3}")
  @CsvSource(
      textBlock =
          """
          add,    0,          0,          0
          add,    0x7fffffff, 1,          0x80000000
          add,    0xffffffff, 1,          0
          add,    0x80000000, 0x80000000, 0
          sub,    0,          1,          0xffffffff
          sub,    0x80000000, 1,          0x7fffffff
          sub,    5,          5,          0
          sll,    1,          31,         0x80000000
          sll,    1,          32,         1
          sll,    0xffffffff, 0xffffffe1, 0xfffffffe
          slt,    0x80000000, 0x7fffffff, 1
          slt,    0x7fffffff, 0x80000000, 0
          slt,    5,          5,          0
          slt,    0xffffffff, 0,          1
          sltu,   0x80000000, 0x7fffffff, 0
          sltu,   0,          0xffffffff, 1
          sltu,   0,          0,          0
          xor,    0xff00ff00, 0x0ff00ff0, 0xf0f0f0f0
          srl,    0x80000000, 31,         1
          srl,    0x80000000, 0,          0x80000000
          srl,    0xffffffff, 33,         0x7fffffff
          sra,    0x80000000, 31,         0xffffffff
          sra,    0x7fffffff, 30,         1
          sra,    0x80000000, 32,         0x80000000
          or,     0xff00ff00, 0x0ff00ff0, 0xfff0fff0
          and,    0xff00ff00, 0x0ff00ff0, 0x0f000f00
          mul,    0x7fffffff, 0x7fffffff, 1
          mul,    0x80000000, 0x80000000, 0
          mul,    0xffffffff, 0xffffffff, 1
          mul,    0x12345678, 0x9abcdef0, 0x242d2080
          mulh,   0x80000000, 0x80000000, 0x40000000
          mulh,   0xffffffff, 0xffffffff, 0
          mulh,   0x80000000, 1,          0xffffffff
          mulh,   0x7fffffff, 0x7fffffff, 0x3fffffff
          mulhsu, 0xffffffff, 0xffffffff, 0xffffffff
          mulhsu, 0x80000000, 0xffffffff, 0x80000000
          mulhsu, 0x7fffffff, 0xffffffff, 0x7ffffffe
          mulhsu, 1,          0x80000000, 0
          mulhu,  0xffffffff, 0xffffffff, 0xfffffffe
          mulhu,  0x80000000, 2,          1
          mulhu,  0x80000000, 0x80000000, 0x40000000
          div,    7,          2,          3
          div,    -7,         2,          -3
          div,    7,          -2,         -3
          div,    -7,         -2,         3
          div,    1,          0,          -1
          div,    0,          0,          -1
          div,    0x80000000, 0,          -1
          div,    0x80000000, -1,         0x80000000
          divu,   -7,         2,          0x7ffffffc
          divu,   0x80000000, -1,         0
          divu,   5,          0,          0xffffffff
          divu,   0xffffffff, 1,          0xffffffff
          rem,    7,          -2,         1
          rem,    -7,         2,          -1
          rem,    0x80000000, -1,         0
          rem,    5,          0,          5
          rem,    0x80000000, 0,          0x80000000
          remu,   -7,         2,          1
          remu,   0x80000000, -1,         0x80000000
          remu,   0xffffffff, 0,          0xffffffff
          """)
  void registers(String name, String a, String b, String expected) {
    Guest guest = new Guest().x(RS1, number(a)).x(RS2, number(b)).code(name, RD, RS1, RS2).steps(1);
    assertThat(guest.x(RD)).isEqualTo(number(expected));
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 4);
    assertThat(guest.hart.retired()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} {1}, {2} = {3}")
  @CsvSource(
      textBlock =
          """
          addi,  0,          2047,  2047
          addi,  0,          -2048, 0xfffff800
          addi,  0x7fffffff, 1,     0x80000000
          slti,  -2049,      -2048, 1
          slti,  5,          5,     0
          slti,  0x80000000, 0,     1
          sltiu, 0,          1,     1
          sltiu, 1,          1,     0
          sltiu, 0xfffffffe, -1,    1
          sltiu, 0xffffffff, -1,    0
          xori,  0x0f0f0f0f, -1,    0xf0f0f0f0
          xori,  0,          2047,  0x7ff
          ori,   0xf0000000, -2048, 0xfffff800
          ori,   0xf0000000, 1,     0xf0000001
          andi,  0xffffffff, -2048, 0xfffff800
          andi,  0xffffffff, 0x7ff, 0x7ff
          slli,  1,          31,    0x80000000
          slli,  1,          0,     1
          srli,  0x80000000, 31,    1
          srli,  0xffffffff, 0,     0xffffffff
          srai,  0x80000000, 31,    0xffffffff
          srai,  0x80000000, 0,     0x80000000
          """)
  void immediates(String name, String a, String b, String expected) {
    Guest guest = new Guest().x(RS1, number(a)).code(name, RD, RS1, number(b)).steps(1);
    assertThat(guest.x(RD)).isEqualTo(number(expected));
  }

  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvSource(
      textBlock =
          """
          lui,   0,       0
          lui,   0xfffff, 0xfffff000
          lui,   0x80000, 0x80000000
          auipc, 0,       0x80000000
          auipc, 0xfffff, 0x7ffff000
          auipc, 0x80000, 0
          auipc, 1,       0x80001000
          """)
  void upperImmediates(String name, String immediate, String expected) {
    Guest guest = new Guest().code(name, RD, number(immediate)).steps(1);
    assertThat(guest.x(RD)).isEqualTo(number(expected));
  }

  /** One register in all three places, which a store before the last read would break. */
  @ParameterizedTest
  @CsvSource({"add, 14", "sub, 0", "mul, 49", "xor, 0", "and, 7", "div, 1", "rem, 0", "sll, 896"})
  void destinationMayBeASource(String name, int expected) {
    assertThat(new Guest().x(5, 7).code(name, 5, 5, 5).steps(1).x(5)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "add", "sub", "sll", "slt", "sltu", "xor", "srl", "sra", "or", "and", "mul", "mulh", "mulhsu",
    "mulhu", "div", "divu", "rem", "remu"
  })
  void zeroStaysZero(String name) {
    Guest guest = new Guest().x(1, -3).x(2, 5).code(name, 0, 1, 2).code("addi", 3, 0, 9).steps(2);
    assertThat(guest.x(0)).isZero();
    assertThat(guest.x(3)).isEqualTo(9);
  }

  static int number(String text) {
    return (int) Long.decode(text).longValue();
  }
}
