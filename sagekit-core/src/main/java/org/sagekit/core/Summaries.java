package org.sagekit.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.sagekit.api.StoreException;
import org.sagekit.api.Summary;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.HtmlPage;
import org.sagekit.core.internal.Page;
import org.sagekit.core.internal.TextPage;

/** Draws a {@link Summary} as text for a terminal or as one HTML file that needs nothing else. */
public final class Summaries {
  private Summaries() {}

  /**
   * Writes a summary as one HTML file under a megabyte, with neither scripts nor requests, for
   * light and dark screens and for print.
   *
   * @param summary what to show
   * @param file written or replaced, whole or not at all; its folder must exist
   * @throws StoreException if it can't be written
   */
  public static void toHtml(Summary summary, Path file) {
    byte[] html = HtmlPage.of(page(summary)).getBytes(StandardCharsets.UTF_8);
    try {
      DurableFiles.replace(file, out -> out.write(html));
    } catch (IOException e) {
      throw new StoreException("Summary '%s' can't be written: %s".formatted(file, e), e);
    }
  }

  /**
   * A summary as text of at most 100 columns.
   *
   * @param summary what to show
   * @return lines, each with its end
   */
  public static String toText(Summary summary) {
    StringBuilder text = new StringBuilder();
    TextPage.plain(text).draw(page(summary));
    return text.toString();
  }

  private static Page page(Summary summary) {
    return Page.of(Objects.requireNonNull(summary, "summary"));
  }
}
