/**
 * What every page and every answer shares: the {@link divan.web.Caller caller}, the {@link
 * divan.web.Languages languages}, the {@link divan.web.Shell page shell}, the theme, and the one place where
 * failures become error pages or problem details (RFC 9457).
 *
 * <p>Pages are server-rendered HTML that works without scripts (WCAG 2.2 AA), on govuk-frontend components
 * under our own theme: its typeface and crown are removed when the stylesheet is served, and its physical
 * sides (left, right) become logical ones, so that right-to-left languages need no second stylesheet.
 */
@NullMarked
package divan.web;

import org.jspecify.annotations.NullMarked;
