/**
 * What other institutions' programs ask about people: {@code POST /api/inquiries}.
 *
 * <p>Door: {@link divan.inquiries.Inquiries}. A program that proved itself (module {@code clients}) names one
 * of its protocols, a purpose, a register and a person; it is given the fields that the protocol and the
 * register give for that purpose, of rows in force on a day. Each answer is an act that the person sees:
 * which institution, under which protocol, for what, which fields. Somebody who is unknown here and somebody
 * of whom there is nothing are told apart to nobody; a program that asks for too many such is stopped.
 */
@NullMarked
package divan.inquiries;

import org.jspecify.annotations.NullMarked;
