/**
 * The service packs as people meet them: the packaged program as a process of its own, a real browser, an
 * accessibility check of every page that is seen. Whoever files an application belongs to one test only, so
 * that the tests may run in any order on one world.
 */
@org.jspecify.annotations.NullMarked
package divan.journey;
