package divan.journey;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page walked through with the tabulator alone. */
final class Keyboard {
    private static final int MOST = 40;
    /**
     * Of the controls that can be seen, those that Tab stops at; of a group of radio buttons it stops at one.
     */
    private static final String CONTROLS = """
            () => {
              const kinds = 'a[href],button,input,select,textarea,summary,[tabindex]';
              const all = [...document.querySelectorAll(kinds)]
                .filter(e => !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden' && e.checkVisibility(
                  {visibilityProperty: true}) && e.getClientRects().length);
              const groups = new Set();
              let count = 0;
              for (const e of all) {
                if (e.type === 'radio') {
                  const group = (e.form ? [...document.forms].indexOf(e.form) : '') + e.name;
                  if (groups.has(group)) continue;
                  groups.add(group);
                }
                e.dataset.control = ++count;
              }
              document.activeElement.blur();
              return count;
            }""";
    /** What has the focus now, and whether anything shows it; what a label shows counts for its box. */
    private static final String FOCUSED = """
            () => {
              const e = document.activeElement;
              if (!e || e === document.body || e === document.documentElement)
                return {control: '', seen: true, at: ''};
              const shows = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                || style.boxShadow !== 'none';
              const label = e.labels && e.labels[0];
              const seen = shows(getComputedStyle(e)) || label && shows(getComputedStyle(label, '::before'));
              const box = (label || e).getBoundingClientRect();
              const inside = box.bottom > 0 && box.top < innerHeight
                && box.right > 0 && box.left < innerWidth;
              return {control: e.dataset.control || '', seen: !!seen && inside,
                at: e.outerHTML.slice(0, 120).replace(/\\s+/g, ' ')};
            }""";

    private Keyboard() {
    }

    /** What is wrong for somebody without a mouse, in sentences. */
    static List<String> faults(Page page) {
        int controls = (Integer) page.evaluate(CONTROLS);
        List<String> faults = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        for (int tabs = 0; tabs < Math.min(controls, MOST); tabs++) {
            page.keyboard().press("Tab");
            Map<?, ?> focused = (Map<?, ?>) page.evaluate(FOCUSED);
            String control = focused.get("control").toString();
            if (reached.contains(control)) {
                faults.add("trapped at " + focused.get("at"));
                return faults;
            }
            reached.add(control);
            if (!Boolean.TRUE.equals(focused.get("seen"))) {
                faults.add("the focus cannot be seen at " + focused.get("at"));
            }
        }
        if (reached.contains("")) {
            faults.add("only " + (reached.indexOf("") - 1) + " of " + controls + " controls are reached");
        }
        return faults;
    }
}
