/** Measurements of guest programs: how many guest instructions a second each engine runs. */
package org.tracewright.bench;
