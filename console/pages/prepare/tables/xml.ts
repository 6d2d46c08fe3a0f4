// The parts of a spreadsheet as the elements in them. Prefixes of names are the writer's choice and
// left out; text in CDATA and around comments is text.
import { SaxesParser } from "saxes";
import { limits, TableProblem } from "./limits";

export type Attributes = Readonly<Record<string, string>>;

export interface Visitor {
  open?: (name: string, attributes: Attributes, parent: string) => void;
  text?: (text: string, name: string, parent: string) => void; // May come in several pieces.
  close?: (name: string, parent: string) => void;
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new TableProblem("unreadable");
  }
}

// By its mark; else as its first line says; else UTF-8. A first line that can be read byte by byte
// and says UTF-16 is mistaken: a writer's own texts were of that kind, not the file.
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  let label = "utf-8";
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    label = "utf-16le";
  } else if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    label = "utf-16be";
  } else {
    const line = String.fromCharCode(...bytes.subarray(0, 200));
    const said = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(line)?.[1];
    if (said !== undefined && !/^utf-?16/i.test(said)) label = said;
  }
  try {
    return decoder(label).decode(bytes);
  } catch {
    throw new TableProblem("unreadable");
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

// _x000A_ is the character of that number, _x005F_ the line itself.
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

export function visit(bytes: Uint8Array, { open, text, close }: Visitor): void {
  const parser = new SaxesParser();
  const names: string[] = [];
  const parent = () => names[names.length - 2] ?? "";
  const onText = (piece: string) => text?.(piece, names[names.length - 1] ?? "", parent());
  const broken = () => {
    throw new TableProblem("unreadable");
  };
  parser.on("error", broken);
  parser.on("doctype", broken); // No spreadsheet has one; it could define what grows without end.
  parser.on("opentag", ({ name, attributes }) => {
    names.push(localName(name));
    if (names.length > limits.depth) broken();
    if (open === undefined) return;
    const own: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes)) own[localName(key)] = value;
    open(localName(name), own, parent());
  });
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => {
    close?.(names[names.length - 1] ?? "", parent());
    names.pop();
  });
  parser.write(decodeXml(bytes)).close();
}

export function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
