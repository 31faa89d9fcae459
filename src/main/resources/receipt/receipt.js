"use strict";
/*
 * Checks a receipt in the browser, without asking anybody: the same findings as `./divan verify`, in the same order.
 * Leaf v1 (docs/decisions/0001), inclusion by RFC 9162 section 2.1.3.2, signed notes and checkpoints by C2SP.
 */
const utf8 = new TextEncoder();
const HASH = 32;
const finding = (code, field, ...args) => ({code, field, args});
const wrong = field => { throw finding("receipt-field", field, field); };

const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};
const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");

/** Standard base 64 in its canonical spelling only, so that no character is free. */
const base64 = text => {
  const binary = atob(text);
  if (btoa(binary) !== text) throw new Error("not canonical base 64");
  return Uint8Array.from(binary, c => c.charCodeAt(0));
};

/** JSON in which no name stands twice; integers become BigInt, everything else with a number in it NaN. */
const strictJson = text => {
  let at = 0;
  const fail = () => { throw new SyntaxError("JSON at " + at); };
  const blank = () => { while (" \t\n\r".includes(text[at]) && at < text.length) at++; };
  const take = token => { if (!text.startsWith(token, at)) fail(); at += token.length; };
  const match = pattern => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) fail();
    at = pattern.lastIndex;
    return found[0];
  };
  const list = (close, item) => {
    at++; blank();
    if (text[at] === close) { at++; return; }
    for (;;) {
      item(); blank();
      if (text[at] === close) { at++; return; }
      take(",");
    }
  };
  const string = () => JSON.parse(match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y));
  const number = () => {
    const digits = match(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
    return /^-?[0-9]+$/.test(digits) ? BigInt(digits) : NaN;
  };
  const object = () => {
    const map = new Map();
    list("}", () => {
      blank();
      const name = string();
      if (map.has(name)) fail();
      blank(); take(":");
      map.set(name, value());
    });
    return map;
  };
  const array = () => { const items = []; list("]", () => items.push(value())); return items; };
  const value = () => {
    blank();
    switch (text[at]) {
      case "{": return object();
      case "[": return array();
      case "\"": return string();
      case "t": take("true"); return true;
      case "f": take("false"); return false;
      case "n": take("null"); return null;
      default: return number();
    }
  };
  const all = value();
  blank();
  if (at < text.length) fail();
  return all;
};

const ALWAYS = ["format", "envelope", "envelopeSalt", "index", "size", "proof", "checkpoint", "key"];

const fieldsOf = bytes => {
  try {
    const fields = strictJson(new TextDecoder("utf-8", {fatal: true}).decode(bytes));
    if (fields instanceof Map) return fields;
  } catch { /* told below */ }
  throw finding("receipt-unreadable", "");
};

const requireNames = fields => {
  const expected = new Set([...ALWAYS, ...(fields.has("bodyHash") ? ["bodyHash"] : ["body", "bodySalt"])]);
  for (const name of fields.keys()) {
    if (!expected.delete(name)) throw finding("receipt-unknown-field", name, name);
  }
  for (const name of expected) wrong(name);
};

const bytesOf = (name, value) => {
  if (typeof value !== "string") wrong(name);
  try { return base64(value); } catch { return wrong(name); }
};
const numberOf = (fields, name) => {
  const value = fields.get(name);
  return typeof value === "bigint" && BigInt.asIntN(64, value) === value ? value : wrong(name);
};
const stringOf = (fields, name) => typeof fields.get(name) === "string" ? fields.get(name) : wrong(name);
const openingOf = (fields, text, salt) => {
  const salted = bytesOf(salt, fields.get(salt));
  if (salted.length !== HASH) wrong(salt);
  return {salt: salted, text: bytesOf(text, fields.get(text))};
};
const proofOf = fields => {
  const hashes = fields.get("proof");
  return Array.isArray(hashes) ? hashes.map(hash => bytesOf("proof", hash)) : wrong("proof");
};

/** Reads nothing but a receipt: fields missing, unknown, doubled or of the wrong kind are refused. */
const receiptOf = async bytes => {
  const fields = fieldsOf(bytes);
  if (fields.get("format") !== "divan-receipt-v1") wrong("format");
  requireNames(fields);
  const erased = fields.has("bodyHash");
  const body = erased ? null : openingOf(fields, "body", "bodySalt");
  const bodyHash = erased ? bytesOf("bodyHash", fields.get("bodyHash")) : await sha256(body.salt, body.text);
  if (bodyHash.length !== HASH) wrong("bodyHash");
  const envelope = openingOf(fields, "envelope", "envelopeSalt");
  return {body: body && body.text, bodyHash, envelope: envelope.text, envelopeSalt: envelope.salt,
    index: numberOf(fields, "index"), size: numberOf(fields, "size"), proof: proofOf(fields),
    checkpoint: stringOf(fields, "checkpoint"), key: stringOf(fields, "key")};
};

/** A vkey `name+id+base64(0x01 ‖ key)` of an Ed25519 key whose id fits. */
const keyOf = async vkey => {
  const [name, id] = vkey.split("+", 2);
  const typed = base64(vkey.slice(name.length + 1 + String(id).length + 1));
  const encoded = typed.slice(1);
  if (typed.length !== 33 || typed[0] !== 1 || name === "" || /[\p{Z}\p{Cc}]/u.test(name)) throw new Error("no key");
  const ours = (await sha256(utf8.encode(name + "\n"), typed)).slice(0, 4);
  if (vkey !== name + "+" + hex(ours) + "+" + btoa(String.fromCharCode(...typed))) throw new Error("no key");
  return {name, id: ours, encoded, vkey};
};

const signedBy = async (key, text, signature) => {
  const imported = await crypto.subtle.importKey("raw", key.encoded, {name: "Ed25519"}, false, ["verify"]);
  return crypto.subtle.verify({name: "Ed25519"}, imported, signature, utf8.encode(text));
};

const isSignature = async (line, text, key) => {
  const parts = line.split(" ");
  if (!line.startsWith("\u2014 ") || parts.length !== 3 || parts[1] === "") throw new Error("no signature line");
  const both = base64(parts[2]);
  if (both.length <= 4) throw new Error("a signature too short");
  const known = parts[1] === key.name && same(both.slice(0, 4), key.id);
  if (known && !await signedBy(key, text, both.slice(4))) throw new Error("the signature does not fit");
  return known;
};

/** The text of a note that this key has signed. Signatures of unknown keys are passed over: witnesses may cosign. */
const opened = async (note, key) => {
  const gap = note.lastIndexOf("\n\n");
  if (gap < 0 || !note.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f]/.test(note)) throw new Error("no note");
  const text = note.slice(0, gap + 1);
  const lines = note.slice(gap + 2).split("\n").slice(0, -1);
  let known = 0;
  if (lines.length > 100) throw new Error("too many signatures");
  for (const line of lines) if (await isSignature(line, text, key)) known++;
  if (known === 0) throw new Error("not signed by this key");
  return text;
};

const checkpointOf = async (note, key) => {
  const lines = (await opened(note, key)).split("\n");
  if (lines.length !== 4 || lines[0] !== key.name || !/^(0|[1-9][0-9]{0,17})$/.test(lines[1])) {
    throw new Error("no checkpoint");
  }
  const root = base64(lines[2]);
  if (root.length !== HASH) throw new Error("no root");
  return {size: BigInt(lines[1]), root};
};

/** RFC 9162, 2.1.3.2. */
const included = async (index, size, leafHash, proof, root) => {
  if (index < 0n || index >= size || leafHash.length !== HASH || proof.some(hash => hash.length !== HASH)) return false;
  let place = index;
  let last = size - 1n;
  let hash = leafHash;
  const one = Uint8Array.of(1);
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (place & 1n || place === last) {
      hash = await sha256(one, sibling, hash);
      while (!(place & 1n) && place !== 0n) { place >>= 1n; last >>= 1n; }
    } else {
      hash = await sha256(one, hash, sibling);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && same(hash, root);
};

const leadsTo = async (receipt, root) => {
  const leaf = joined(Uint8Array.of(1), await sha256(receipt.envelopeSalt, receipt.envelope), receipt.bodyHash);
  return included(receipt.index, receipt.size, await sha256(Uint8Array.of(0), leaf), receipt.proof, root);
};

/** RFC 8785 for strings, integers within ±(2^53−1), booleans, null, lists and maps of these. */
const canonical = value => {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Error("a number that is not exact");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return "{" + Object.keys(value).sort().map(name => JSON.stringify(name) + ":" + canonical(value[name])).join(",") + "}";
};

const treeOf = bytes => {
  const text = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes);
  const tree = JSON.parse(text);
  const isMap = tree !== null && typeof tree === "object" && !Array.isArray(tree);
  if (!isMap || canonical(tree) !== text) throw new Error("not canonical");
  return tree;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(?!000)\d{3}|\.\d{3}(?!000)\d{3})?Z$/;
const isText = value => typeof value === "string";
const areTexts = list => Array.isArray(list) && list.every(isText);
const isAbsentOr = (value, test) => value === undefined || isText(value) && test(value);
const isInstant = text => isText(text) && INSTANT.test(text)
  && new Date(text.slice(0, 19) + "Z").toISOString().slice(0, 19) === text.slice(0, 19);
const only = (map, names) => Object.keys(map).every(name => names.includes(name));

const isActor = actor => actor !== null && typeof actor === "object"
  && only(actor, ["kind", "person", "post", "organ", "delegation", "behalf", "mandate"])
  && ["person", "official", "system"].includes(actor.kind) && areTexts(actor.delegation)
  && isAbsentOr(actor.person, id => UUID.test(id)) && isAbsentOr(actor.post, () => true)
  && isAbsentOr(actor.organ, number => /^[0-9]{8}$/.test(number))
  && isAbsentOr(actor.behalf, id => UUID.test(id)) && isAbsentOr(actor.mandate, id => UUID.test(id))
  && (actor.mandate === undefined || actor.behalf !== undefined);

const isAct = act => only(act, ["act", "at", "actor", "type", "subjects", "basis", "purpose"])
  && isText(act.act) && UUID.test(act.act) && isInstant(act.at) && isActor(act.actor) && isText(act.type)
  && /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(act.type) && areTexts(act.subjects)
  && act.subjects.every(id => UUID.test(id)) && new Set(act.subjects).size === act.subjects.length
  && areTexts(act.basis) && isText(act.purpose);

/** What is sealed must have one meaning only: the canonical bytes of an act. */
const actOf = receipt => {
  try {
    const envelope = treeOf(receipt.envelope);
    const body = receipt.body === null ? null : treeOf(receipt.body);
    return isAct(envelope) ? {envelope, body} : null;
  } catch {
    return null;
  }
};

const requireSealed = async (receipt, key, findings) => {
  let checkpoint;
  try {
    checkpoint = await checkpointOf(receipt.checkpoint, key);
  } catch {
    findings.push(finding("receipt-unsigned", "checkpoint", key.vkey));
    return;
  }
  if (checkpoint.size !== receipt.size) {
    findings.push(finding("receipt-size", "size", receipt.size, checkpoint.size));
  } else if (!await leadsTo(receipt, checkpoint.root)) {
    findings.push(finding("receipt-altered", "proof"));
  } else if (actOf(receipt) === null) {
    findings.push(finding("receipt-no-act", "envelope"));
  }
};

/**
 * bytes: the receipt; vkey: the key that the one who checks trusts, or "".
 * Rejects with "no-key" where vkey is none. The verdict is good where there are no findings.
 */
const judge = async (bytes, vkey) => {
  let trusted = null;
  if (vkey !== "") {
    try { trusted = await keyOf(vkey); } catch { throw new Error("no-key"); }
  }
  let receipt;
  try {
    receipt = await receiptOf(bytes);
  } catch (found) {
    if (!found.code) throw found;
    return {findings: [found], receipt: null, key: trusted, trusted: trusted !== null};
  }
  const findings = [];
  let own = null;
  try { own = await keyOf(receipt.key); } catch { findings.push(finding("receipt-field", "key", "key")); }
  if (trusted && own && trusted.vkey !== own.vkey) findings.push(finding("receipt-other-key", "key", own.vkey));
  const key = trusted || own;
  if (key) await requireSealed(receipt, key, findings);
  return {findings, receipt, key, trusted: trusted !== null};
};

/** Whether this browser can check at all: digests need a safe origin, Ed25519 a browser of 2025. */
const able = async () => {
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), {name: "Ed25519"}, false, ["verify"]);
    return true;
  } catch {
    return false;
  }
};

globalThis.divanReceipt = {judge, included, base64, able};

/* The page. */
if (globalThis.document) {
  const words = JSON.parse(document.getElementById("words").textContent);
  const say = (key, ...args) => args.reduce((text, arg, i) => text.replaceAll("{" + i + "}", String(arg)), words[key]);
  const answer = document.getElementById("answer");
  const add = (name, text, into = answer) => {
    const element = document.createElement(name);
    element.textContent = text;
    into.append(element);
    return element;
  };
  const items = lines => { const list = add("ul", ""); lines.forEach(line => add("li", line, list)); };

  const told = receipt => {
    const {envelope, body} = actOf(receipt);
    const actor = envelope.actor;
    const list = add("dl", "");
    const line = (key, value) => { if (value) { add("dt", say(key), list); add("dd", value, list); } };
    line("act.type", envelope.type);
    line("act.at", envelope.at);
    line("act.actor", say("kind." + actor.kind));
    line("act.post", actor.post);
    line("act.organ", actor.organ);
    line("act.delegation", actor.delegation.join(", "));
    line("act.behalf", actor.behalf);
    line("act.mandate", actor.mandate);
    line("act.subjects", envelope.subjects.join(", "));
    line("act.basis", envelope.basis.join(", "));
    line("act.purpose", envelope.purpose);
    line("act.body", body === null ? say("erased") : canonical(body));
  };

  const show = ({findings, receipt, key, trusted}) => {
    const good = findings.length === 0;
    answer.className = good ? "good" : "bad";
    add("h2", say(good ? "good" : "not-good"));
    if (!good) {
      items(findings.map(found => say("violation." + found.code, ...found.args)));
      add("p", say("trust-nothing"));
      return;
    }
    told(receipt);
    const erased = receipt.body === null;
    const statement = name => say(name, receipt.index + 1n, receipt.size, key.name, key.vkey);
    add("h3", say("proves"));
    items([erased ? "proves.envelope" : "proves.text", "proves.place",
      trusted ? "proves.signature.trusted" : "proves.signature.own"].map(statement));
    add("h3", say("open"));
    items([...(trusted ? [] : ["open.key"]), ...(erased ? ["open.body"] : []),
      "open.truth", "open.present", "open.time", "open.everybody"].map(statement));
  };

  const bytesGiven = async () => {
    const file = document.getElementById("file").files[0];
    if (file && file.size > 5_000_000) return new Uint8Array();
    return file ? new Uint8Array(await file.arrayBuffer()) : utf8.encode(document.getElementById("text").value.trim());
  };

  document.getElementById("check").addEventListener("submit", async event => {
    event.preventDefault();
    answer.replaceChildren();
    answer.className = "";
    if (!await able()) {
      add("h2", say("unable"));
    } else {
      try {
        show(await judge(await bytesGiven(), document.getElementById("key").value.trim()));
      } catch (failure) {
        answer.className = "bad";
        add("h2", failure.message === "no-key" ? say("bad-key") : say("failed"));
      }
    }
    answer.focus();
  });
  document.getElementById("file").addEventListener("change", () => { document.getElementById("text").value = ""; });
  document.getElementById("text").addEventListener("input", () => { document.getElementById("file").value = ""; });
}
