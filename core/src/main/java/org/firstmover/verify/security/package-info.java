/** The certificate of security games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.security;
