package org.sagekit.studio.serve.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.http.Routes;
import org.sagekit.studio.serve.rows.Models;

class HostedRoutesTest {
  private static final Pattern NAME = Pattern.compile("\"modelName\":\"(m\\d+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"nextPageToken\":\"(m\\d+)\"");

  /** Twice as many models as are in memory. */
  private record Crowd(int size) implements MultiModelEndpoint {
    @Override
    public String name() {
      return "crowd";
    }

    @Override
    public List<HostedModel> models() {
      return IntStream.range(0, 2 * size)
          .mapToObj(i -> new HostedModel(name(i), "file", i % 2 == 1, 1))
          .toList();
    }

    private static String name(int index) {
      return String.format(Locale.ROOT, "m%04d", index);
    }

    @Override
    public Predictor model(String model) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean unload(String model) {
      return false;
    }

    @Override
    public HostingMetrics metrics() {
      return new HostingMetrics(7, 3, 1, 1, 2, 2_000, 10_000);
    }

    @Override
    public void close() {}
  }

  private static List<List<String>> pages(int models) {
    Routes routes = new Routes(new HostedRoutes(new Models(List.of(), new Crowd(models))).all());
    Routes.Match match = routes.find("GET", "/models");
    List<List<String>> pages = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      Optional<String> asked = token;
      Call call = new Call(name -> null, Map.of(), name -> asked, new byte[0], 0);
      String text = match.route().action().answer(call).body().toString();
      pages.add(NAME.matcher(text).results().map(found -> found.group(1)).toList());
      Matcher next = TOKEN.matcher(text);
      token = next.find() ? Optional.of(next.group(1)) : Optional.empty();
    } while (token.isPresent());
    return pages;
  }

  @Test
  void pagesHoldEveryLoadedModelOnce() {
    List<List<String>> pages = pages(250);
    assertThat(pages).extracting(List::size).containsExactly(100, 100, 50);
    assertThat(pages.stream().flatMap(List::stream))
        .hasSize(250)
        .doesNotHaveDuplicates()
        .startsWith("m0001", "m0003")
        .endsWith("m0499");
  }

  @Test
  void aFullPageNeedNotHaveAnother() {
    assertThat(pages(100)).extracting(List::size).containsExactly(100);
    assertThat(pages(0)).extracting(List::size).containsExactly(0);
  }
}
