/** The certificate of tariff games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.tariff;
