package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links of the documentation lead somewhere; those that leave it are listed. */
class DocumentLinksTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String LIST = "docs/external-links.md";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern PAGE_OR_FILE =
      Pattern.compile(
          "[^#]+\\.md(#.*)?|[^#]+\\.(csv|tsv|pdf|png|svg|gif|yaml)|(\\.\\./)*ib-[^#]+"
              + "|(\\.\\./)*(LICENSE|NOTICE|CITATION\\.cff)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?)\\s*$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```[ \\t]*$");
  private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
      int depth = folder.equals(ROOT) ? 1 : Integer.MAX_VALUE;
      try (Stream<Path> files = Files.walk(folder, depth)) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .filter(file -> !file.toString().contains("node_modules")) // of the site's generator
            .sorted()
            .forEach(documents::add);
      }
    }
    return documents;
  }

  private static String name(Path document) {
    return ROOT.relativize(document).toString().replace('\\', '/');
  }

  private static List<String> links(Path document) throws IOException {
    String prose = FENCE.matcher(Files.readString(document)).replaceAll("");
    return LINK.matcher(CODE.matcher(prose).replaceAll("code"))
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private static boolean isExternal(String link) {
    return link.contains("://");
  }

  /** The anchors of headings, as the usual renderers of Markdown make them. */
  private static Set<String> anchors(Path document) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    String prose = FENCE.matcher(Files.readString(document)).replaceAll("");
    for (MatchResult heading : HEADING.matcher(prose).results().toList()) {
      String anchor =
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  @Test
  void everyInternalLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      for (String link : links(document)) {
        if (isExternal(link)) {
          continue;
        }
        String[] parts = link.split("#", 2);
        Path folder = document.getParent();
        Path target = parts[0].isEmpty() ? document : folder.resolve(parts[0]).normalize();
        boolean leads =
            Files.exists(target)
                && (parts.length == 1
                    || (Files.isRegularFile(target) && anchors(target).contains(parts[1])));
        if (!leads) {
          broken.add(name(document) + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** The generator of the site takes any other link for a page, misses it and stops. */
  @Test
  void everyLinkIsOfAKindThatTheSiteKnows() throws IOException {
    for (Path document : documents()) {
      assertThat(links(document))
          .as(name(document))
          .allMatch(
              link ->
                  isExternal(link) || link.startsWith("#") || PAGE_OR_FILE.matcher(link).matches());
    }
    String generator = Files.readString(ROOT.resolve("docs/.vitepress/config.mjs"));
    assertThat(generator).contains("(LICENSE|NOTICE|CITATION\\.cff)");
  }

  @Test
  void everyExternalLinkIsListed() throws IOException {
    Map<String, Set<String>> places = new HashMap<>();
    for (Path document : documents()) {
      if (!name(document).equals(LIST)) {
        for (String link : links(document)) {
          if (isExternal(link)) {
            places.computeIfAbsent(link, none -> new TreeSet<>()).add(name(document));
          }
        }
      }
    }
    String list =
        places.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(link -> "| <" + link.getKey() + "> | " + String.join(", ", link.getValue()) + " |")
            .collect(Collectors.joining("\n"));
    assertThat(places.keySet()).allMatch(link -> link.startsWith("https://"));
    assertThat(Files.readString(ROOT.resolve(LIST))).contains(list);
  }
}
