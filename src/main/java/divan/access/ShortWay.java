package divan.access;

import divan.web.Failures;
import divan.web.Shells;
import divan.web.Tagged;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes questions of the API that anybody may ask straight to their handler: what protects forms and decides
 * who may ask has nothing to do there, and finding the way among all pages costs more than the answer. The
 * same handler answers with the same bytes and headers as by the usual way, which everything else takes.
 */
@Component
@Order(-110)
class ShortWay extends HttpFilter {
    private static final String[] CONDITIONS = {HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MATCH,
        HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.IF_UNMODIFIED_SINCE};

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ObjectProvider<SecurityFilterChain> chains;
    private final Policy policy;
    private final Shells shells;
    private final Failures failures;
    private final JsonMapper json;
    private volatile @Nullable OpenRoutes routes;
    private volatile @Nullable HeaderWriterFilter protection;

    ShortWay(@Qualifier("requestMappingHandlerMapping")
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<SecurityFilterChain> chains, Policy policy, Shells shells, Failures failures,
            JsonMapper json) {
        this.mappings = mappings;
        this.chains = chains;
        this.policy = policy;
        this.shells = shells;
        this.failures = failures;
        this.json = json;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        if (!Failures.isApi(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<OpenRoutes.Asked> asked = routes().find(request, response);
        if (asked.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, asked.get().pattern());
        protection(request).doFilter(request, response, (_, within) -> {
            ResponseEntity<?> answer = answer(asked.get(), request);
            if (answer != null) {
                write(answer, request, (HttpServletResponse) within);
            }
        });
    }

    private OpenRoutes routes() {
        OpenRoutes known = routes;
        if (known == null) {
            known = new OpenRoutes(mappings.getObject().getHandlerMethods(), policy, shells);
            routes = known;
        }
        return known;
    }

    /** The headers that the usual way sets. */
    private HeaderWriterFilter protection(HttpServletRequest request) {
        HeaderWriterFilter known = protection;
        if (known == null) {
            known = chains.orderedStream().filter(chain -> chain.matches(request)).limit(1)
                .flatMap(chain -> chain.getFilters().stream())
                .filter(HeaderWriterFilter.class::isInstance).map(HeaderWriterFilter.class::cast)
                .findFirst().orElseThrow();
            protection = known;
        }
        return known;
    }

    private @Nullable ResponseEntity<?> answer(OpenRoutes.Asked asked, HttpServletRequest request) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            return asked.answer();
        } catch (Throwable e) {
            return failures.answer(e, request);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private void write(ResponseEntity<?> answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.getHeaders().forEach((name, values) -> {
            boolean adds = name.equalsIgnoreCase(HttpHeaders.VARY);
            values.forEach(value -> set(response, name, value, adds));
        });
        boolean known = answer.getStatusCode().value() == HttpServletResponse.SC_OK && isKnown(answer,
            request, response);
        if (!known && answer.getBody() != null) {
            byte[] body = bytes(answer.getBody(), response);
            response.setStatus(answer.getStatusCode().value());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private byte[] bytes(Object body, HttpServletResponse response) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        response.setContentType(Tagged.JSON);
        return json.writeValueAsBytes(body);
    }

    private static void set(HttpServletResponse response, String name, String value, boolean adds) {
        if (adds) {
            response.addHeader(name, value);
        } else {
            response.setHeader(name, value);
        }
    }

    /** Sets 304, or 412, where a condition says so. */
    private static boolean isKnown(ResponseEntity<?> answer, HttpServletRequest request,
            HttpServletResponse response) {
        String tag = answer.getHeaders().getETag();
        return tag != null && Stream.of(CONDITIONS).anyMatch(name -> request.getHeader(name) != null)
            && new ServletWebRequest(request, response).checkNotModified(tag);
    }
}
