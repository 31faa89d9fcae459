/**
 * The inventory of public services (what HEYS does today): who may ask, what is needed, on which provisions,
 * what it costs, how long it takes, who decides, how to object. All of it comes from packs ({@code
 * services/<id>/service.yaml}); the words stand in the pack's texts. Door: {@link divan.catalogue.Catalogue}.
 * Model: CPSV-AP's public service, with the process and rules that carry it out.
 */
@NullMarked
package divan.catalogue;

import org.jspecify.annotations.NullMarked;
