package divan.documents;

/**
 * The number (sayı) of an official letter by the regulation on official correspondence (RG 10.6.2020/31151,
 * m.11): E for a letter made electronically, the organ in DETSİS, the file code, the serial. Serials begin
 * anew each year, so that a letter is cited by date and number together.
 */
public record DocumentNumber(String organ, String fileCode, long serial) {
    @Override
    public String toString() {
        return "E-" + organ + "-" + fileCode + "-" + serial;
    }
}
