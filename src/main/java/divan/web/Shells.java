package divan.web;

import divan.kernel.Turkish;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the shell of a request; a page's handler names it as a parameter. The caller likewise. */
@Component
public class Shells implements HandlerMethodArgumentResolver {
    /** The request attribute under which {@code access} leaves the caller. */
    public static final String CALLER = "divan.caller";
    private static final String LANGUAGE = "divan.language";

    private final Texts texts;
    private final Clock clock;
    private final Theme theme;
    private final boolean demo;

    Shells(Texts texts, Clock clock, Theme theme, @Value("${divan.demo}") boolean demo) {
        this.texts = texts;
        this.clock = clock;
        this.theme = theme;
        this.demo = demo;
    }

    public Shell shell(HttpServletRequest request) {
        Language language = language(request);
        String uri = request.getRequestURI();
        String own = "/" + language.code();
        String path = uri.equals(own) ? "" : uri.startsWith(own + "/") ? uri.substring(own.length()) : "";
        String query = request.getQueryString();
        boolean safe = request.getMethod().equals("GET");
        return new Shell(texts, language, caller(request), safe && query != null ? path + "?" + query : path,
            csrf(request), LocalDate.now(clock.withZone(Turkish.ZONE)), demo, theme.styleAddress(),
            theme.scriptAddress());
    }

    public static Caller caller(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? caller : Caller.ANYBODY;
    }

    public static Language language(HttpServletRequest request) {
        if (request.getAttribute(LANGUAGE) instanceof Language language) {
            return language;
        }
        String[] segments = request.getRequestURI().split("/", 3);
        String first = segments.length > 1 ? segments[1] : "";
        return Languages.find(first).orElseGet(() ->
            Languages.negotiate(request.getHeader("Accept-Language")));
    }

    /** What a form sent, to be shown again: of a field with several values each on a line. */
    public static Map<String, String> typed(HttpServletRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, String.join("\n", values)));
        return typed;
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
            ? token.getToken() : "";
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Shell.class || parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest web, @Nullable WebDataBinderFactory binder) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        return parameter.getParameterType() == Shell.class ? shell(request) : caller(request);
    }
}
