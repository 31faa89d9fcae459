@NullMarked
package divan.openid;

import org.jspecify.annotations.NullMarked;
