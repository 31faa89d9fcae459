@NullMarked
package divan.inquiries;

import org.jspecify.annotations.NullMarked;
