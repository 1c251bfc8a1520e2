package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.SageKitException;

class TlsTest {
  private static final String PASSWORD = "changeit";
  @TempDir static Path folder;
  private static Path keys;

  /** By the JDK's own tool, as its API makes no certificates. */
  @BeforeAll
  static void makeKeys() throws Exception {
    keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private static ModelServer server(Path file, String password) {
    return ModelServer.named("tls")
        .endpoints(ToyPredictor.sum())
        .port(0)
        .tls(file, password)
        .build();
  }

  @Test
  void speaksTlsOnly() throws Exception {
    try (ModelServer server = server(keys, PASSWORD).start()) {
      assertThat(server.uri().getScheme()).isEqualTo("https");
      try (SSLSocket socket =
          (SSLSocket)
              trusting()
                  .getSocketFactory()
                  .createSocket(server.address().getAddress(), server.address().getPort())) {
        RawHttp.Reply reply = RawHttp.over(socket).ask("POST", "/invocations", "text/csv", "1,2");
        assertThat(reply.body()).isEqualTo("3.0\n");
      }
      try (RawHttp plain = RawHttp.to(server.address())) {
        plain.send("GET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(plain.reply().status()).isNotEqualTo(200);
      }
    }
  }

  private static SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void saysThatTheKeysCanNotBeRead() throws Exception {
    assertThatThrownBy(() -> server(keys, "another").start())
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("tls")
        .hasMessageNotContaining("another");
    Path text = Files.writeString(folder.resolve("text.p12"), "no keys");
    assertThatThrownBy(() -> server(text, PASSWORD).start()).isInstanceOf(SageKitException.class);
    assertThatThrownBy(() -> server(folder.resolve("none.p12"), PASSWORD).start())
        .isInstanceOf(SageKitException.class);
  }
}
