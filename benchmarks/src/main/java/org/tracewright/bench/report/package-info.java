/** What was measured, as text, as JSON and as a page with charts. */
package org.tracewright.bench.report;
