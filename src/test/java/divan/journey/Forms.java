package divan.journey;

import java.util.List;

/** Forms that no page of ours would send. */
final class Forms {
    private Forms() {
    }

    /** Sends names and values as a form of the page shown, with its token. */
    static void post(Visitor visitor, String path, String... fields) {
        String token = visitor.page.locator("input[name=_csrf]").first().getAttribute("value");
        postWith(token, visitor, path, fields);
    }

    static void postWith(String token, Visitor visitor, String path, String... fields) {
        visitor.page.evaluate("""
            ([action, token, fields]) => {
              const form = document.createElement('form');
              form.method = 'post'; form.action = action;
              const add = (name, value) => { const i = document.createElement('input');
                i.type = 'hidden'; i.name = name; i.value = value; form.append(i); };
              add('_csrf', token);
              for (let i = 0; i < fields.length; i += 2) add(fields[i], fields[i + 1]);
              document.body.append(form); form.submit();
            }""", List.of("/" + visitor.language + path, token, List.of(fields)));
        visitor.page.waitForURL("**" + path + "*");
        visitor.page.waitForLoadState();
        visitor.looked();
    }
}
