package divan.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** What keeps passkeys and asks who holds it, as Chromium plays it; it belongs to one browser window. */
final class Device {
    private final CDPSession chromium;
    private final String id;

    Device(Visitor holder) {
        chromium = holder.context.newCDPSession(holder.page);
        chromium.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String ability : new String[] {"hasResidentKey", "hasUserVerification", "isUserVerified",
            "automaticPresenceSimulation"}) {
            options.addProperty(ability, true);
        }
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        id = chromium.send("WebAuthn.addVirtualAuthenticator", asked).get("authenticatorId").getAsString();
    }

    int keys() {
        return chromium.send("WebAuthn.getCredentials", named()).getAsJsonArray("credentials").size();
    }

    /** Whether the one before it is who it knows, for instance by the finger. */
    void recognises(boolean holder) {
        JsonObject asked = named();
        asked.addProperty("isUserVerified", holder);
        chromium.send("WebAuthn.setUserVerified", asked);
    }

    private JsonObject named() {
        JsonObject asked = new JsonObject();
        asked.addProperty("authenticatorId", id);
        return asked;
    }
}
