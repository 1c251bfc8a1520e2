package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every shape and every error of every protocol, as it was reviewed: the requests of a file, one
 * behind the other on one connection, and what a server on loopback answers. Regenerate with {@code
 * -Dsagekit.golden=update} and look at the difference.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/sagekit/studio/serve/golden");
  private static final String NEXT = "\n###\n";

  /** Stands for a carriage return, which a version control may take away. */
  private static final char RETURN = '\u240d';

  @TestFactory
  Stream<DynamicTest> answersAsItWasReviewed() throws IOException {
    Path folder = Files.exists(FOLDER) ? FOLDER : Path.of("sagekit-studio").resolve(FOLDER);
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> requests =
          files.filter(file -> file.toString().endsWith(".request")).sorted().toList();
      assertThat(requests).hasSizeGreaterThan(80);
      return requests.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> check(file)));
    }
  }

  private static void check(Path request) throws IOException {
    Path golden = Path.of(request.toString().replaceFirst("request$", "answer"));
    String answer = answers(Files.readString(request));
    if ("update".equals(System.getProperty("sagekit.golden"))) {
      Files.writeString(golden, answer);
    }
    assertThat(answer).isEqualTo(Files.readString(golden));
  }

  private static String answers(String requests) throws IOException {
    try (ModelServer server =
            ModelServer.named("golden")
                .endpoints(
                    ToyPredictor.people(),
                    ToyPredictor.colours(),
                    ToyPredictor.sum(),
                    new ToyEndpoint("staff"))
                .models(new ToyModels())
                .port(0)
                .bodyBytes(4_000)
                .build()
                .start();
        RawHttp http = RawHttp.to(server.address())) {
      StringBuilder answers = new StringBuilder();
      for (String request : requests.split(NEXT, -1)) {
        http.send(wire(request));
        answers.append(answers.isEmpty() ? "" : NEXT);
        answers.append(shown(http.reply(!request.startsWith("HEAD"))));
      }
      return answers.toString();
    }
  }

  /** The file's lines as HTTP wants them; the length is added, and the host if it is not said. */
  private static byte[] wire(String request) {
    int blank = request.indexOf("\n\n");
    String head = blank < 0 ? request.stripTrailing() : request.substring(0, blank);
    String text = blank < 0 ? "" : request.substring(blank + 2).replaceFirst("\n$", "");
    String body = text.replace(RETURN, '\r');
    StringBuilder all = new StringBuilder(head.replace("\n", "\r\n")).append("\r\n");
    if (!head.contains("\nHost:")) {
      all.append("Host: localhost\r\n");
    }
    if (!head.contains("\nContent-Length:") && !head.contains("\nTransfer-Encoding:")) {
      all.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length);
      all.append("\r\n");
    }
    return all.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String shown(RawHttp.Reply reply) {
    String[] lines = reply.head().split("\r\n", -1);
    String headers =
        Arrays.stream(lines)
            .skip(1)
            .filter(line -> !line.isEmpty())
            .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("date:"))
            .sorted()
            .collect(Collectors.joining("\n"));
    return lines[0] + "\n" + headers + "\n\n" + reply.body() + "\n";
  }
}
