/** The certificate of normal-form games, exact up to 64 x 64. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.normalform;
