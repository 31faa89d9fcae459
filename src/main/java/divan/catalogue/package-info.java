/**
 * The inventory of public services (what HEYS does today): who may ask, what is needed, on which provisions,
 * what it costs, how long it takes, who decides, how to object. All of it comes from packs. Doors: {@link
 * divan.catalogue.Catalogue} for services that are done here ({@code services/<id>/service.yaml}, with the
 * process and rules that carry them out), {@link divan.catalogue.Inventory} for every service, also those
 * done elsewhere or on paper ({@code inventory.yaml}), {@link divan.catalogue.FilePlan} for the standard file
 * plan (SDP, {@code file-plan.csv}), {@link divan.catalogue.Practice} for what is measured.
 *
 * <p>The inventory has the six headings of HEYS and gives each organ the tables ek-1 and ek-2 of the
 * regulation in the Official Gazette 27305 of 31.7.2009; the columns of ek-1 are from secondary sources. What
 * an institution declares and what was measured here stand side by side and are never mixed. A figure that
 * would tell of fewer people than a parameter says is not given.
 *
 * <p>For programs a service is CPSV-AP’s public service (3.2.0). Where we differ: correspondence, initials,
 * retention and what was measured have no words there; the JSON form has them.
 */
@NullMarked
package divan.catalogue;

import org.jspecify.annotations.NullMarked;
