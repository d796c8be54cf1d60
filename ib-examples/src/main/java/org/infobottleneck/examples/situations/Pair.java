package org.infobottleneck.examples.situations;

import org.infobottleneck.estimators.Variable;

/** Joint samples. */
record Pair(Variable x, Variable y) {}
