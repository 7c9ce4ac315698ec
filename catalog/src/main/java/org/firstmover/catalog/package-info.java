/** Published games as data files with source and known values; seeded generators. */
@org.jspecify.annotations.NullMarked
package org.firstmover.catalog;
