package peer;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface Posts extends JpaRepository<Post, String> {
    @Query("""
        select p from Post p where p.organ = :organ and p.functions like concat('%', :function, '%')
            and p.validFrom <= :on and (p.validUntil is null or p.validUntil > :on)
        """)
    List<Post> signatories(@Param("organ") String organ, @Param("function") String function,
        @Param("on") LocalDate on);
}
