package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** A file of the host, open. */
public final class HostFile implements OpenFile {
  private final Path path;
  private final Set<OpenOption> options;
  private final boolean appends;
  private FileChannel channel;

  private HostFile(Path path, Set<OpenOption> options, FileChannel channel, boolean appends) {
    this.path = path;
    this.options = options;
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
    Set<OpenOption> again = new HashSet<>(options);
    again.remove(StandardOpenOption.CREATE);
    again.remove(StandardOpenOption.CREATE_NEW);
    again.remove(StandardOpenOption.TRUNCATE_EXISTING);
    return new HostFile(path, again, FileChannel.open(path, options), appends);
  }

  /** Opens it once more if it was closed, without changing it, and goes to a position. */
  void reopenAt(long position) {
    try {
      if (!channel.isOpen()) {
        channel = FileChannel.open(path, options);
      }
      channel.position(position);
    } catch (IOException e) {
      // It is gone meanwhile: the guest's next access fails, as it would on a host.
      return;
    }
  }

  /** The position, 0 if there is none. */
  long position() {
    return channel.isOpen() ? Math.max(0, seek(0, SEEK_CUR)) : 0;
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
