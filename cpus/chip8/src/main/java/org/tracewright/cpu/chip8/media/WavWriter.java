package org.tracewright.cpu.chip8.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes samples of 8 bits as a WAV file with one channel. */
public final class WavWriter {
  private static final int HEADER = 44;
  private static final short PCM = 1;
  private static final short CHANNELS = 1;
  private static final short BITS = 8;

  private WavWriter() {}

  /** Writes a file of {@link SoundTrack#RATE} samples a second. */
  public static void write(byte[] samples, OutputStream out) throws IOException {
    int padding = samples.length & 1;
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    text(header, "RIFF").putInt(HEADER - 8 + samples.length + padding);
    text(header, "WAVEfmt ").putInt(16);
    header.putShort(PCM).putShort(CHANNELS).putInt(SoundTrack.RATE).putInt(SoundTrack.RATE);
    header.putShort(CHANNELS).putShort(BITS);
    text(header, "data").putInt(samples.length);
    out.write(header.array());
    out.write(samples);
    out.write(new byte[padding]);
    out.flush();
  }

  private static ByteBuffer text(ByteBuffer to, String text) {
    return to.put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
