package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/** A file of the host, open. */
public final class HostFile implements OpenFile {
  private final Path path;
  private final FileChannel channel;
  private final boolean appends;

  private HostFile(Path path, FileChannel channel, boolean appends) {
    this.path = path;
    this.channel = channel;
    this.appends = appends;
  }

  /**
   * Opens a file.
   *
   * @param path one that {@link HostFiles} gave
   * @param appends whether each write goes to the end, wherever the position is
   */
  public static HostFile open(Path path, Set<? extends OpenOption> options, boolean appends)
      throws IOException {
    return new HostFile(path, FileChannel.open(path, options), appends);
  }

  /** Where it lies on the host. */
  public Path path() {
    return path;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    try {
      return Math.max(0, channel.read(ByteBuffer.wrap(into, offset, length)));
    } catch (NonReadableChannelException e) {
      return -Errno.EBADF;
    } catch (IOException e) {
      return -Errno.EIO;
    }
  }

  @Override
  public int write(byte[] from, int offset, int length) {
    try {
      if (appends) {
        channel.position(channel.size());
      }
      return channel.write(ByteBuffer.wrap(from, offset, length));
    } catch (NonWritableChannelException e) {
      return -Errno.EBADF;
    } catch (IOException e) {
      return -Errno.EIO;
    }
  }

  @Override
  public long seek(long offset, int whence) {
    try {
      long base =
          switch (whence) {
            case SEEK_SET -> 0;
            case SEEK_CUR -> channel.position();
            case SEEK_END -> channel.size();
            default -> Long.MIN_VALUE;
          };
      long position = base + offset;
      if (position < 0 || base < 0) {
        return -Errno.EINVAL;
      }
      channel.position(position);
      return position;
    } catch (IOException e) {
      return -Errno.EIO;
    }
  }

  @Override
  public long length() {
    try {
      return channel.size();
    } catch (IOException e) {
      return -Errno.EIO;
    }
  }

  /** Cuts it or lengthens it with zeros to {@code length} bytes. */
  public int truncate(long length) {
    try {
      long position = channel.position();
      if (length < channel.size()) {
        channel.truncate(length);
      } else if (length > channel.size()) {
        channel.write(ByteBuffer.allocate(1), length - 1);
      }
      channel.position(position);
      return 0;
    } catch (NonWritableChannelException e) {
      return -Errno.EINVAL;
    } catch (IOException e) {
      return -Errno.EIO;
    }
  }

  @Override
  public FileStatus status() {
    try {
      return FileStatus.of(path);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public int close() {
    try {
      channel.close();
      return 0;
    } catch (IOException e) {
      return -Errno.EIO;
    }
  }
}
