import { expect, test } from "vitest";
import { addressOf, find, wantedPath, type Answer, type Ask } from "./finding";

const host = "192.168.1.10:8490";
const here = "/ca.fingerprint";
const there = `https://${host}${here}`;
const print = "3F:0A";

// Answers what is named, and is silent to the rest.
function server(answers: Readonly<Record<string, Answer>>): Ask {
  return (address) => {
    const answer = answers[address];
    return answer === undefined ? Promise.reject(new Error("no answer")) : Promise.resolve(answer);
  };
}

const known: Answer = { found: true, text: `${print}\n` };
const none: Answer = { found: true, text: "" };

test("a device that is answered over HTTPS trusts the server", async () => {
  const found = await find(host, server({ [here]: known, [there]: known }));
  expect(found).toEqual({ trust: "trusted", fingerprint: print });
});

test("a device that is answered in plain alone has the authority still to install", async () => {
  const found = await find(host, server({ [here]: known }));
  expect(found).toEqual({ trust: "untrusted", fingerprint: print });
});

test("a server without an authority of its own leaves nothing to install", async () => {
  expect((await find(host, server({ [here]: none, [there]: none }))).trust).toBe("trusted");
  expect((await find(host, server({ [here]: none }))).trust).toBe("refused");
});

test("a server that does not speak HTTPS is not asked over it", async () => {
  const asked: string[] = [];
  const found = await find(host, (address) => {
    asked.push(address);
    return Promise.resolve({ found: false, text: "" });
  });
  expect(found.trust).toBe("plain");
  expect(asked).toEqual([here]);
});

test("a server that is away is not taken for one that is not trusted", async () => {
  expect((await find(host, server({}))).trust).toBe("unreachable");
});

test.each([
  ["?to=/judge", "/judge"],
  ["?lang=en&to=/judge", "/judge"],
  ["?to=%2Fhall", "/hall"],
  ["", "/"],
  ["?to=/", "/"],
  ["?to=//evil.example", "/"],
  ["?to=https://evil.example", "/"],
  ["?to=/judge%3Fx", "/"],
  ["?to=/judge%23X", "/"],
  ["?to=/a/../b", "/"],
  ["?to=javascript:alert(1)", "/"],
  ["?to=/trust", "/"],
])("of %s the page that was wanted is %s", (search, path) => {
  expect(wantedPath(search)).toBe(path);
});

const place = { protocol: "http:", host, search: "?to=/judge", hash: "#7K3M-9QXT" };

test("the code on the card goes along behind the # alone", () => {
  const address = new URL(addressOf(place, "trusted", "zh"));
  expect(address.href).toBe(`https://${host}/judge#7K3M-9QXT`);
  expect(address.search).toBe("");
});

test("the language goes along, since the page over HTTPS does not remember it", () => {
  expect(addressOf(place, "trusted", "en")).toBe(`https://${host}/judge?lang=en#7K3M-9QXT`);
});

test("where there is no HTTPS the way on is plain", () => {
  expect(addressOf(place, "plain", "zh")).toBe(`http://${host}/judge#7K3M-9QXT`);
});
