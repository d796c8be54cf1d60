/** What listeners of different engines share. */
@org.jspecify.annotations.NullMarked
package org.infobottleneck.adapters;
