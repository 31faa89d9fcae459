@NullMarked
package divan.web;

import org.jspecify.annotations.NullMarked;
