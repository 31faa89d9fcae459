package peer;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

@RepositoryRestResource(path = "services")
public interface PublicServices extends JpaRepository<PublicService, String> {
}
