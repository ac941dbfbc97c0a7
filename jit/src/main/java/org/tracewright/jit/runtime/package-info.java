/** What happens between a model's merge point and its compiled code. */
package org.tracewright.jit.runtime;
