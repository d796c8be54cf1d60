package org.infobottleneck.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of code in a document, without white space, so that they can be laid out freely. */
final class CodeBlocks {

  private CodeBlocks() {}

  static List<String> of(Path document, String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(document))
        .results()
        .map(block -> squeezed(block.group(1)))
        .toList();
  }

  static String squeezed(String code) {
    return code.replaceAll("\\s", "");
  }
}
