package divan.legislation;

import divan.lawtext.Provision;

/**
 * A European Legislation Identifier for a provision. Türkiye has assigned no template of its own, so this one
 * follows
 * the pattern of ELI's first pillar ({@code /eli/{jurisdiction}/{type}/{year}/{number}/…}) with Turkish type
 * and level
 * names; it names the provision and promises no official resolver.
 */
final class Eli {
    private Eli() {
    }

    /**
     * @param place without the law's number; empty: the law itself
     * @return {@code /eli/tr/kanun/2013/6458/madde/31/fikra/1/bent/a}
     */
    static String of(LawVersion version, String place) {
        String year = version.accepted() == null ? "" : "/" + version.accepted().getYear();
        String law = "/eli/tr/" + type(version) + year + "/" + version.law();
        if (place.isEmpty()) {
            return law;
        }
        String article = Provision.article(place);
        StringBuilder eli = new StringBuilder(law).append("/madde/").append(article);
        String[] parts = place.length() > article.length() ? place.substring(article.length() + 1).split("-")
            : new String[0];
        for (int i = 0; i < parts.length; i++) {
            eli.append(i == 0 ? "/fikra/" : i == 1 ? "/bent/" : "/alt-bent/").append(parts[i]);
        }
        return eli.toString();
    }

    /** A law by its number alone; anything else bears another name. */
    static String type(LawVersion version) {
        return version.law().matches("[0-9]{1,5}") ? "kanun" : "duzenleyici-islem";
    }
}
