/** Tariffs: how households and their batteries answer, and what a leader sets who knows it. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.tariff;
