package org.tracewright.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.MemoryAccess.Kind;

class HostMemoryTest {
  private final byte[] memory = new byte[17];
  private final ByteBuffer le = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer be = ByteBuffer.wrap(memory).order(ByteOrder.BIG_ENDIAN);

  @Test
  void loadsAgreeWithByteBuffersAtEveryIndex() {
    new Random(1).nextBytes(memory);
    for (int i = 0; i + 8 <= memory.length; i++) {
      assertThat(HostMemory.loadShort(memory, i)).isEqualTo(le.getShort(i));
      assertThat(HostMemory.loadChar(memory, i)).isEqualTo(le.getChar(i));
      assertThat(HostMemory.loadInt(memory, i)).isEqualTo(le.getInt(i));
      assertThat(HostMemory.loadLong(memory, i)).isEqualTo(le.getLong(i));
      assertThat(HostMemory.loadShortBE(memory, i)).isEqualTo(be.getShort(i));
      assertThat(HostMemory.loadCharBE(memory, i)).isEqualTo(be.getChar(i));
      assertThat(HostMemory.loadIntBE(memory, i)).isEqualTo(be.getInt(i));
      assertThat(HostMemory.loadLongBE(memory, i)).isEqualTo(be.getLong(i));
    }
  }

  @Test
  void storesWriteTheirBytesAndNoOthers() {
    HostMemory.storeShort(memory, 1, 0xfff1_0203);
    HostMemory.storeShortBE(memory, 3, 0x0203);
    HostMemory.storeInt(memory, 5, 0x04050607);
    HostMemory.storeIntBE(memory, 9, 0x04050607);
    assertThat(memory).containsExactly(0, 3, 2, 2, 3, 7, 6, 5, 4, 4, 5, 6, 7, 0, 0, 0, 0);
    HostMemory.storeLong(memory, 0, 0x0102030405060708L);
    HostMemory.storeLongBE(memory, 8, 0x0102030405060708L);
    assertThat(memory).containsExactly(8, 7, 6, 5, 4, 3, 2, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0);
  }

  @Test
  void bytesOutsideTheArrayAreRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> HostMemory.loadInt(memory, 14));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> HostMemory.storeShort(memory, -1, 0));
  }

  @Test
  void everyKindOfAccessHasExactlyOneMethod() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Method method : HostMemory.class.getDeclaredMethods()) {
      MemoryAccess access = method.getAnnotation(MemoryAccess.class);
      if (access != null) {
        assertThat(kinds.add(access.value())).as(method.getName()).isTrue();
      }
    }
    assertThat(kinds).isEqualTo(EnumSet.allOf(Kind.class));
  }
}
