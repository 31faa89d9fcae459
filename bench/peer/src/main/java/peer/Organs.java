package peer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface Organs extends JpaRepository<Organ, Long> {
    @Query("""
        select o from Organ o where o.number = :number and o.validFrom <= :on
            and (o.validUntil is null or o.validUntil > :on)
        """)
    Optional<Organ> at(@Param("number") String number, @Param("on") LocalDate on);

    @Query("""
        select o from Organ o where o.parent = :parent and o.validFrom <= :on
            and (o.validUntil is null or o.validUntil > :on) order by o.number
        """)
    Page<Organ> children(@Param("parent") String parent, @Param("on") LocalDate on, Pageable page);

    /** Found by a trigram index. */
    @Query(nativeQuery = true, value = """
        select o.* from peer.organ o where o.name_tr ilike concat('%', cast(:words as text), '%') and o.valid_from <= :on
            and (o.valid_until is null or o.valid_until > :on) order by o.number limit 20
        """)
    List<Organ> named(@Param("words") String words, @Param("on") LocalDate on);

    @Query(nativeQuery = true, value = """
        with recursive down(number) as (
            select cast(:number as text)
            union
            select o.number from down d join peer.organ o on o.parent = d.number and o.valid_from <= :on
                and (o.valid_until is null or o.valid_until > :on))
        select o.* from down d join peer.organ o on o.number = d.number and o.valid_from <= :on
            and (o.valid_until is null or o.valid_until > :on)
        order by o.number limit 100
        """)
    List<Organ> subtree(@Param("number") String number, @Param("on") LocalDate on);
}
