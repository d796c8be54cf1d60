/** What listeners of different engines share. */
package org.infobottleneck.adapters;
