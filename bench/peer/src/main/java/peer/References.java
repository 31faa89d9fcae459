package peer;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface References extends JpaRepository<Reference, Long> {
    @Query("""
        select r from Reference r where r.targetLaw = :law
            and (r.target = :target or r.target like concat(:target, '/%'))
        """)
    List<Reference> naming(@Param("law") String law, @Param("target") String target);
}
