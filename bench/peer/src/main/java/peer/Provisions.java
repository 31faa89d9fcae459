package peer;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface Provisions extends JpaRepository<Provision, Long> {
    /** The provision and what stands below it. */
    @Query("""
        select p from Provision p where p.law = :law
            and (p.address = :address or p.address like concat(:address, '/%')) order by p.id
        """)
    List<Provision> at(@Param("law") String law, @Param("address") String address);
}
