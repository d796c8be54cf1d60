package org.infobottleneck.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlaneFormatException;

/**
 * A saved plane, as it is or with checksums put right: refused on a line, or a plane that is saved
 * and loaded again as an equal one.
 */
final class PlaneTarget implements FuzzTarget {

  @Override
  public void accept(FuzzInput input) throws IOException {
    boolean forged = input.below(2) == 1;
    byte[] content = forged ? ForgedFiles.plane(input.rest()) : input.rest();
    Path file = Scratch.file("fuzz.ibp", content);
    InformationPlane plane;
    try {
      plane = InformationPlane.load(file);
    } catch (RuntimeException e) {
      FuzzTarget.requireDocumented(e, file, PlaneFormatException.class);
      return;
    }
    Path again = Scratch.path("again.ibp");
    plane.save(again);
    byte[] saved = Files.readAllBytes(again);
    InformationPlane loaded = InformationPlane.load(again);
    FuzzTarget.require(loaded.equals(plane), "saved and loaded as another plane");
    loaded.save(again);
    FuzzTarget.require(Arrays.equals(saved, Files.readAllBytes(again)), "saved as other bytes");
    plane.writeCsv(Scratch.path("plane.csv"));
    FuzzTarget.require(!plane.toString().isEmpty(), "a plane without a text");
  }
}
