package divan.access;

import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The questions of the API that anybody may ask, and the handlers that answer them: those that {@code
 * policy.yaml} opens to anyone, that are asked by GET, take words only and answer with bytes or with a map,
 which is JSON.
 */
final class OpenRoutes {
    /** What needs no decoding, and what no two readers read differently. */
    private static final Pattern PLAIN = Pattern.compile("/api(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");
    private static final Pattern JSON = Pattern.compile("(\\*/\\*|application/json)(;.*)?");
    private static final String ANSWER = ResponseEntity.class.getName();
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    /** A route of the API; without a method where it takes the usual way. */
    private record Route(PathPattern pattern, String[] segments, @Nullable Open open) {
        private boolean leadsTo(String[] path) {
            if (segments.length != path.length) {
                return false;
            }
            for (int i = 0; i < path.length; i++) {
                if (!segments[i].startsWith("{") && !segments[i].equals(path[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param name of the path's variable, the parameter or the header; empty for the shell */
    private record Argument(Kind kind, String name, @Nullable String otherwise, int segment) {
        private enum Kind { SHELL, WEB, PATH, QUERY, HEADER }
    }

    /** @param json whether it answers with a map */
    private static final class Open {
        private final Object bean;
        private final Method method;
        private final List<Argument> arguments;
        private final boolean json;
        private volatile @Nullable MethodHandle call;

        private Open(Object bean, Method method, List<Argument> arguments, boolean json) {
            this.bean = bean;
            this.method = method;
            this.arguments = arguments;
            this.json = json;
        }

        /** Made when first asked for: reflection is set to what starts soonest, not to what runs fastest. */
        private MethodHandle call() {
            MethodHandle known = call;
            if (known == null) {
                try {
                    known = MethodHandles.lookup().unreflect(method).bindTo(bean)
                        .asSpreader(Object[].class, arguments.size())
                        .asType(MethodType.methodType(ResponseEntity.class, Object[].class));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
                call = known;
            }
            return known;
        }
    }

    /** A question and what answers it. */
    record Asked(String pattern, MethodHandle call, @Nullable Object[] arguments) {
        /** @return null where the response says already that nothing is new */
        @Nullable ResponseEntity<?> answer() throws Throwable {
            return (ResponseEntity<?>) call.invokeExact(arguments);
        }
    }

    private final List<Route> routes;
    private final Shells shells;

    OpenRoutes(Map<RequestMappingInfo, HandlerMethod> handlers, Policy policy, Shells shells) {
        this.shells = shells;
        List<Route> all = new ArrayList<>();
        handlers.forEach((info, handler) -> {
            if (info.getPathPatternsCondition() != null
                    && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                info.getPathPatternsCondition().getPatterns().stream()
                    .filter(pattern -> pattern.getPatternString().startsWith("/api/"))
                    .forEach(pattern -> all.add(route(pattern, handler.createWithResolvedBean(), policy)));
            }
        });
        all.sort(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
        this.routes = List.copyOf(all);
    }

    private static Route route(PathPattern pattern, HandlerMethod handler, Policy policy) {
        String[] segments = pattern.getPatternString().split("/");
        boolean open = policy.rows().stream().anyMatch(row -> row.method().equals("GET")
            && row.who().equals("anyone") && row.pattern().equals(pattern));
        String answer = handler.getMethod().getGenericReturnType().getTypeName();
        boolean json = answer.startsWith(ANSWER + "<java.util.Map<");
        List<Argument> arguments = open && (json || answer.equals(ANSWER + "<byte[]>"))
            ? arguments(handler, segments) : null;
        if (arguments == null) {
            return new Route(pattern, segments, null);
        }
        handler.getMethod().setAccessible(true);
        return new Route(pattern, segments, new Open(handler.getBean(), handler.getMethod(), arguments,
            json));
    }

    /** @return null where there is one that is more than a word */
    private static @Nullable List<Argument> arguments(HandlerMethod handler, String[] segments) {
        List<Argument> arguments = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            Argument argument = argument(parameter, segments);
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        }
        return arguments;
    }

    private static @Nullable Argument argument(MethodParameter parameter, String[] segments) {
        if (parameter.getParameterType() == Shell.class) {
            return new Argument(Argument.Kind.SHELL, "", null, 0);
        }
        if (parameter.getParameterType() == WebRequest.class) {
            return new Argument(Argument.Kind.WEB, "", null, 0);
        }
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        String name = String.valueOf(parameter.getParameterName());
        if (parameter.getParameterType() != String.class) {
            return null;
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            int segment = List.of(segments).indexOf("{" + name + "}");
            return segment < 0 ? null : new Argument(Argument.Kind.PATH, name, null, segment);
        }
        if (query != null && query.name().isEmpty()
                && !query.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
            return new Argument(Argument.Kind.QUERY, name, query.defaultValue(), 0);
        }
        return header != null && !header.required() && !header.name().isEmpty()
            ? new Argument(Argument.Kind.HEADER, header.name(), null, 0) : null;
    }

    /** Whatever is in any way unusual is not for us. */
    Optional<Asked> find(HttpServletRequest request, HttpServletResponse response) {
        String uri = request.getRequestURI();
        if (!request.getMethod().equals("GET") || !PLAIN.matcher(uri).matches()) {
            return Optional.empty();
        }
        String[] path = uri.split("/");
        for (Route route : routes) {
            if (route.leadsTo(path)) {
                return Optional.ofNullable(route.open()).filter(open -> !open.json || takesJson(request))
                    .flatMap(open -> asked(route, open, path, request, response));
            }
        }
        return Optional.empty();
    }

    private static boolean takesJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || JSON.matcher(accept).matches();
    }

    private Optional<Asked> asked(Route route, Open open, String[] path, HttpServletRequest request,
            HttpServletResponse response) {
        @Nullable Object[] values = new Object[open.arguments.size()];
        for (int i = 0; i < values.length; i++) {
            Argument argument = open.arguments.get(i);
            switch (argument.kind()) {
                case SHELL -> values[i] = shells.shell(request);
                case WEB -> values[i] = new ServletWebRequest(request, response);
                case PATH -> values[i] = path[argument.segment()];
                case HEADER -> values[i] = request.getHeader(argument.name());
                case QUERY -> {
                    String[] given = request.getParameterValues(argument.name());
                    if (given != null && given.length > 1) {
                        return Optional.empty();
                    }
                    boolean said = given != null && !given[0].isEmpty();
                    values[i] = said ? given[0] : argument.otherwise();
                }
            }
        }
        return Optional.of(new Asked(route.pattern().getPatternString(), open.call(), values));
    }
}
