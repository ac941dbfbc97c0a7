package org.tracewright.debugger.gdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The other end of the protocol, for tests: no more than bytes and packets. */
final class Client implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private boolean acknowledging = true;

  Client(int port) throws IOException {
    this(port, PATIENCE_MILLIS);
  }

  Client(int port, int patienceMillis) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(patienceMillis);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** A client that has agreed to do without acknowledgements. */
  static Client quiet(int port) throws IOException {
    Client client = new Client(port);
    assertThat(client.ask("QStartNoAckMode")).isEqualTo("OK");
    client.raw("+");
    client.acknowledging = false;
    return client;
  }

  void raw(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The next byte; -1 at the end. */
  int read() throws IOException {
    return in.read();
  }

  static String framed(String data) {
    int sum = 0;
    for (int i = 0; i < data.length(); i++) {
      sum += data.charAt(i);
    }
    return String.format("$%s#%02x", data, sum & 0xff);
  }

  void send(String data) throws IOException {
    raw(framed(data));
    if (acknowledging) {
      assertThat(read()).isEqualTo('+');
    }
  }

  String ask(String data) throws IOException {
    send(data);
    return receive();
  }

  /** The next packet, unescaped and with its runs at their full length. */
  String receive() throws IOException {
    int b = read();
    assertThat(b).as("the start of a packet").isEqualTo('$');
    StringBuilder data = new StringBuilder();
    int sum = 0;
    for (b = read(); b != '#'; b = read()) {
      assertThat(b).as("a packet that ends").isNotEqualTo(-1);
      sum += b;
      if (b == '}') {
        b = read();
        sum += b;
        data.append((char) (b ^ 0x20));
      } else if (b == '*') {
        int count = read();
        sum += count;
        data.append(String.valueOf(data.charAt(data.length() - 1)).repeat(count - 29));
      } else {
        data.append((char) b);
      }
    }
    String checksum = "" + (char) read() + (char) read();
    assertThat(checksum).isEqualTo(String.format("%02x", sum & 0xff));
    if (acknowledging) {
      raw("+");
    }
    return data.toString();
  }

  /** Reads one whole object. */
  String transfer(String object, String annex) throws IOException {
    StringBuilder whole = new StringBuilder();
    while (true) {
      String part =
          ask(
              "qXfer:"
                  + object
                  + ":read:"
                  + annex
                  + ":"
                  + Integer.toHexString(whole.length())
                  + ",400");
      whole.append(part.substring(1));
      if (part.charAt(0) == 'l') {
        return whole.toString();
      }
      assertThat(part.charAt(0)).isEqualTo('m');
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
