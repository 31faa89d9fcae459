package divan.organisation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the register of the state says of an organ beside its name and place (DETSİS: tüzel kişilik, bütçe
 * türü, kategori, statü, özellikli tür, KEP, kuruluş mevzuatı, iletişim). Empty where nobody has said it.
 *
 * @param legalPerson whether it is a legal person of its own; null where unknown
 * @param budget of law 5018: {@code general}, {@code special}, {@code regulatory}, {@code
 *         social-security}, {@code local}, {@code other}
 * @param category its place in the state, such as {@code ministry} or {@code affiliated}
 * @param status the form of the unit, such as {@code general-directorate}
 * @param specialKinds what it is besides, such as {@code school} or {@code hospital}
 * @param branch {@code central}, {@code provincial} or {@code abroad}
 * @param kep registered e-mail address
 * @param foundingNorm address of the provision that founded it, such as {@code 6458/103}, or the norm in
 * words
 * @param externalLetters whether letters from outside may be addressed to it
 */
public record Profile(@Nullable Boolean legalPerson, String budget, String category, String status,
        Set<String> specialKinds, String branch, String kep, String foundingNorm, Contact contact,
        boolean externalLetters) {
    public static final Profile UNKNOWN =
        new Profile(null, "", "", "", Set.of(), "", "", "", new Contact("", "", "", ""), false);

    /** Of the organ, never of a person. */
    public record Contact(String address, String phone, String email, String web) {
        public boolean isEmpty() {
            return (address + phone + email + web).isEmpty();
        }
    }

    public Profile {
        specialKinds = Set.copyOf(specialKinds);
    }
}
