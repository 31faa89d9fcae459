package divan.casework;

import java.time.LocalDate;

/**
 * What whoever filed at a counter takes home on paper; nothing of them stands in it.
 *
 * @param code by which they see where the case stands
 * @param address of the page that takes the code
 */
public record CounterReceipt(String no, String service, LocalDate filedOn, LocalDate deadline, String organTr,
        String organEn, String code, String address) {
}
