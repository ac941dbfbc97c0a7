package org.tracewright.jit.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTextTest {
  static final String EVERY_SHAPE =
      """
      trace 4096
      fact VALUE {final m/Model.base:I} 0 = 17
      fact CLASS {final m/Model.table:[Lm/Node; [3]} 0 = m/Special
      fact BOXED {final m/Model.table:[Lm/Node; [4]} 0 = 12
      fact CODE {final m/Model.code:[B final m/Code.bytes:[B} 3 = 255
        turn 4096
        %0 = state
        %1 = slot i 3
        %2 = iadd %1 -5
        %3 = i2l %2
        %4 = ladd %3 7L
        %5 = getfield final m/Model.ram:[B %0
        %6 = getfield static volatile m/Model.total:J _
        putfield m/Model.count:I %0 %2
        %7 = ilt %2 100
        guard true %7 {3=%2} key 4096
        %8 = aget byte %5 %2
        aput byte %5 %2 1
        %9 = mget load_int_le %5 %2
        mput store_long_be %5 %2 5L
        %10 = new m/Node
        %11 = newarray [I %2
        %12 = instanceof [Lm/Node; %10
        %13 = cast m/Node %10
        %14 = pure static m/Model.parity(I)I %2
        %15 = call virtual m/Model.trap(IJ)I %0 %2 %4 {3=%14} frame 2 17 { %0 _ %2 } { %14 } frame 3 0 { } { }
        %16 = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; %15
        %17 = make special m/Pair.<init>(Ljava/lang/Object;J)V %16 %4
        callif virtual m/Model.poll(ZJ)V %0 %2 %4 {} frame 2 19 { %0 _ %2 } { }
        guard value %15 -3 {3=1 4=null 7=0x7fc00000F 8=0x3ff0000000000000D} key %15
        guard class %13 m/Node {} key 4100
      end {3=%15} key 4096
      """;

  @Test
  void whatIsWrittenIsWhatWasRead() {
    Trace trace = TraceReader.read(EVERY_SHAPE);
    assertThat(Verifier.faults(trace)).isEmpty();
    assertThat(TraceWriter.write(trace)).isEqualTo(EVERY_SHAPE);
  }

  @Test
  void namesCommentsAndBlanksAreFree() {
    Trace trace =
        TraceReader.read(
            """
            trace 0x10   ; hexadecimal
            ; a comment
              %sum = iadd 1 2

            end{ 0 = %sum }key 16
            """);
    assertThat(TraceWriter.write(trace))
        .isEqualTo("trace 16\n  %0 = iadd 1 2\nend {0=%0} key 16\n");
  }

  @Test
  void slotsHaveNamesWhereThereIsALayout() {
    FieldRef x = new FieldRef("m/Model", "x", "[I", false, true, false);
    Layout layout =
        new Layout("m/Model", List.of(new Layout.SlotInfo(x, 0, Element.INT)), -1, null);
    String text = "trace 0\n  %0 = slot i x[0]\nend {x[0]=%0} key 0\n";
    assertThat(TraceWriter.write(TraceReader.read(text, layout), layout)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%0 = iad 1 2             | no Opcode is called iad",
        "%0 = iadd 1              | the line is incomplete",
        "%0 = iadd 1 2 3          | nothing may follow, but there is 3",
        "%0 = iadd %1 2           | %1 is not defined above",
        "%0 iadd 1 2              | expected =, found iadd",
        "%0 = iadd 1 x            | no number",
        "%0 = getfield count %0   | a field is written owner.name:descriptor, not count",
        "%0 = pure static f(I)I 1 | a method is written owner.name(descriptor), not f(I)I",
        "guard maybe 1 {} key 0   | no Check is called maybe",
        "%0 = slot q 1            | no type has the letter q",
        "guard true 1 {           | the line is incomplete"
      })
  void mistakesNameTheLine(String line, String reason) {
    assertThatThrownBy(() -> TraceReader.read("trace 1\n" + line + "\nend {} key 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(reason);
  }

  @Test
  void aTraceNeedsAnEnd() {
    assertThatThrownBy(() -> TraceReader.read("trace 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%0 = iadd 1 2L                   | is LONG, not INT",
        "%0 = putfield m/A.f:I null 1     | nothing",
        "guard true 1L {} key 0           | is LONG, not INT",
        "guard value 1 5000000000 {} key 0 | is no int",
        "guard true 1 {2=1 1=1} key 0     | not ascending",
        "guard true 1 {2=1 2=1} key 0     | not ascending",
        "guard true 1 {1=1}               | a key or frames",
        "guard true 1 {} key 1 frame 0 0 { } { } | a key or frames",
        "guard true 1 {} frame 0 0 { } { _ } | is no value",
        "%0 = pure static m/A.f(IJ)I 1 2  | is INT, not LONG",
        "%0 = pure static m/A.f(I)I 1 2   | takes 1 arguments",
        "%0 = getfield static m/A.f:I null | a static field has no object",
        "%0 = newarray I 3                | I is no array",
        "guard true 1 {5=1 6=2L} key 0    | slot 5 is LONG elsewhere"
      })
  void theVerifierNamesTheFault(String line, String fault) {
    Trace trace = TraceReader.read("trace 1\n%s = slot j 5\n" + line + "\nend {} key 1");
    if (fault.equals("nothing")) {
      assertThat(Verifier.faults(trace)).isEmpty();
    } else {
      assertThat(Verifier.faults(trace)).anyMatch(text -> text.contains(fault));
    }
  }

  @Test
  void theVerifierRefusesOperandsThatComeLater() {
    Op forward = new Op.Unary(Opcode.INEG, 1);
    Exit end = new Exit(List.of(), 1, List.of());
    Trace trace =
        new Trace(0, List.of(forward, new Op.Const(Type.INT, 0)), List.of(), end, List.of());
    assertThat(Verifier.faults(trace)).singleElement().asString().contains("does not stand before");
    assertThatThrownBy(() -> Verifier.verified(trace)).isInstanceOf(AssertionError.class);
  }
}
