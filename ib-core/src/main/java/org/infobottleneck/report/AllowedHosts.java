package org.infobottleneck.report;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names under which a report answers. A page of the web can have its own name point to this
 * machine and then read what is served under it; it cannot do so with {@code localhost} or with the
 * digits of an address. The name by which an address was chosen counts too.
 */
final class AllowedHosts {

  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[\\w.]+)?\\]");

  private final boolean loopbackOnly;
  private final String digits;
  private final String chosenName;

  AllowedHosts(InetAddress address) {
    loopbackOnly = address.isLoopbackAddress();
    digits = literal(address).toLowerCase(Locale.ROOT);
    // The name before the slash is there only if the address was made from one: nothing is asked.
    String text = address.toString();
    chosenName = text.substring(0, text.indexOf('/')).toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a request may be answered.
   *
   * @param headers the values of its Host header, empty if it has none
   */
  boolean allow(List<String> headers) {
    if (headers.size() != 1) {
      return false;
    }
    String host = PORT.matcher(headers.get(0)).replaceFirst("").toLowerCase(Locale.ROOT);
    if (host.equals("localhost")
        || host.equals("127.0.0.1")
        || host.equals("[::1]")
        || host.equals(digits)) { // another of the loopback addresses, such as 127.0.0.2
      return true;
    }
    if (loopbackOnly) {
      return false;
    }
    return ADDRESS.matcher(host).matches() || (!chosenName.isEmpty() && host.equals(chosenName));
  }

  /** Where a server bound to an address is reached from this machine. */
  static URI uri(InetSocketAddress bound) {
    InetAddress address = bound.getAddress();
    InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    return URI.create("http://" + literal(reached) + ":" + bound.getPort() + "/");
  }

  /** An address as it stands in a URI. */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') >= 0 ? "[" + text.replaceFirst("%.*", "") + "]" : text;
  }
}
