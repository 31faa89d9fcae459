package divan.search;

import java.util.List;
import java.util.stream.Stream;

/** Services as a ministry might list them, in two languages, with the everyday words an editor would add. */
final class Catalogue {
    private Catalogue() {
    }

    static List<Entry> entries() {
        return Stream.concat(turkish(), english()).toList();
    }

    private static Stream<Entry> turkish() {
        return Stream.of(
                tr("uzatma", "Kısa dönem ikamet izninin uzatılması",
                        "Süresi dolacak olan kısa dönem ikamet izni"
                        + " sahipleri, sürenin bitmesinden önce uzatma başvurusu yapar.",
                        "oturum uzatma", "oturma izni uzatma", "ikamet uzatma", "ikamet yenileme"),
                tr("ogrenci", "Öğrenci ikamet izni",
                        "Türkiye'de bir üniversitede okuyan yabancılara verilir.",
                        "öğrenci oturumu"),
                tr("aile", "Aile ikamet izni", "Türk vatandaşının veya ikamet izni bulunan yabancının eşi ve"
                        + " çocukları için.", "eş vizesi", "aile birleşimi"),
                tr("uzun", "Uzun dönem ikamet izni", "Kesintisiz sekiz yıl kalmış olanlara süresiz verilir.",
                        "süresiz oturum"),
                tr("insani", "İnsani ikamet izni",
                        "Öngörülen şartlar aranmadan, çocuğun yararı gibi nedenlerle."),
                tr("magdur", "İnsan ticareti mağduru ikamet izni", "Mağdurların iyileşme süresi için."),
                tr("iltica", "Uluslararası koruma başvurusu",
                        "Ülkesinde zulüm görmekten korkanların başvurusu, kaydı"
                        + " ve mülakatı.", "iltica", "sığınma", "mültecilik"),
                tr("vize", "Vize başvurusunun Göç İdaresine sevki", "Konsolosluğun görüş sorduğu vizeler."),
                tr("bilgi", "Bilgi edinme başvurusu",
                        "Kurumların elindeki bilgi ve belgeler hakkında 4982 sayılı"
                        + " Kanuna göre.", "bilgi edinme", "cimer"),
                tr("dilekce", "Dilekçe", "Dilek ve şikâyetler hakkında 3071 sayılı Kanuna göre yazılı"
                        + " başvuru.",
                        "şikâyet", "talep"),
                tr("kapi", "Açık Kapı talebi", "Valiliğe ve kaymakamlığa iletilen istekler.",
                        "valilik şikayet"),
                tr("dernek", "Dernek kuruluş bildirimi", "Yedi kurucu ve tüzük ile dernek kurma.",
                        "dernek açma"),
                tr("adres", "Adres değişikliği bildirimi",
                        "Yabancılar taşındıklarında yirmi iş günü içinde bildirir.",
                        "taşınma", "adres kaydı"),
                tr("calisma", "Çalışma izni muafiyeti", "Kısa süreli işler için izin muafiyeti.",
                        "çalışma vizesi"),
                tr("tahdit", "Giriş yasağına itiraz",
                        "Giriş yasağı veya sınır dışı kararına karşı yargı yolu.",
                        "deport", "tahdit kodu"),
                tr("gonullu", "Gönüllü geri dönüş", "Ülkesine dönmek isteyenlere ayni ve nakdi destek."));
    }

    private static Stream<Entry> english() {
        return Stream.of(
                en("uzatma", "Extension of a short-term residence permit",
                        "Holders apply before the permit expires.",
                        "renew residence permit", "ikamet uzatma", "renewal"),
                en("ogrenci", "Student residence permit", "For foreigners studying at a university."),
                en("aile", "Family residence permit",
                        "For the spouse and children of a citizen or permit holder.",
                        "spouse visa"),
                en("iltica", "Application for international protection",
                        "Registration and interview of persons who"
                        + " fear persecution.", "asylum", "refugee"),
                en("bilgi", "Request for information", "Access to documents held by public institutions.",
                        "freedom of information"),
                en("adres", "Notice of a change of address",
                        "Foreigners tell their new address when they move."),
                en("dernek", "Founding an association", "Seven founders and a statute."));
    }

    private static Entry tr(String id, String title, String text, String... words) {
        return new Entry(id, "service", "tr", title, text, List.of(words), "/tr/services/" + id);
    }

    private static Entry en(String id, String title, String text, String... words) {
        return new Entry(id, "service", "en", title, text, List.of(words), "/en/services/" + id);
    }
}
