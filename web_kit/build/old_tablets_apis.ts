// What the browsers of old tablets lack, looked up in MDN's compatibility data: for a parsed script
// or a style sheet, every name it uses that Chrome 87 or Safari 14.0 does not know, or that exists
// over HTTPS alone (the pages also run on plain HTTP). For the tests; never shipped.
//
// A script has no types here. A member is named only if nothing of that name is old enough: `.at()`
// is told, `.close()` is not. What the script declares itself is its own.
import compat, {
  type CompatStatement,
  type Identifier,
  type SimpleSupportStatement,
} from "@mdn/browser-compat-data";

// Of a browser for tablets the data names what a finger has no use for, as a cursor; the versions
// are the same.
const targets = [
  ["chrome", 87],
  ["safari", 14],
] as const;

function isIn(statement: SimpleSupportStatement, version: number): boolean {
  const { version_added, version_removed, flags, prefix, alternative_name } = statement;
  if (flags !== undefined || prefix !== undefined || alternative_name !== undefined) return false;
  if (typeof version_added !== "string") return false;
  const removed = typeof version_removed === "string" && parseFloat(version_removed) <= version;
  return !removed && parseFloat(version_added.replace("≤", "")) <= version;
}

// A browser the data says nothing about is given the benefit of the doubt.
function isEverywhere({ support }: CompatStatement): boolean {
  return targets.every(([browser, version]) => {
    const said = support[browser];
    if (said === undefined || (!Array.isArray(said) && said.version_added === null)) return true;
    return (Array.isArray(said) ? said : [said]).some((one) => isIn(one, version));
  });
}

type Feature = Identifier | undefined;

function usable(feature: Feature): boolean {
  if (feature === undefined) return true;
  const { __compat: said, secure_context_required: secure } = feature;
  return (said === undefined || isEverywhere(said)) && secure === undefined;
}

function child(feature: Feature, name: string): Feature {
  if (feature === undefined || name.startsWith("__")) return undefined;
  const has = Object.prototype.hasOwnProperty.call(feature, name);
  return has ? (feature as Record<string, Feature>)[name] : undefined;
}

const { api, javascript, html, css } = compat;
const builtins = javascript["builtins"] as Identifier;
const homes: readonly Feature[] = [
  ...Object.entries(api).filter(([name]) => name !== "__compat"),
  ...Object.entries(builtins).filter(([name]) => name !== "__compat"),
].map(([, feature]) => feature as Feature);

function noneIsUsable(features: readonly Feature[]): boolean {
  const known = features.filter((feature) => feature !== undefined);
  return known.length > 0 && !known.some(usable);
}

const members = new Map<string, boolean>();

// Whether every member of this name, of whatever, is too new.
function isNewMember(name: string): boolean {
  const known = members.get(name);
  if (known !== undefined) return known;
  const found = homes.flatMap((home) => [child(home, name), child(home, `${name}_static`)]);
  const answer = noneIsUsable(found);
  members.set(name, answer);
  return answer;
}

function isNewGlobal(name: string): boolean {
  return noneIsUsable([
    child(api as Identifier, name),
    child(builtins, name),
    child(child(api as Identifier, "Window"), name),
  ]);
}

function isNewStatic(home: string, name: string): boolean {
  const statics = child(child(api as Identifier, home), `${name}_static`);
  return noneIsUsable([statics, child(child(builtins, home), name)]);
}

// ---- scripts ----

export interface Node {
  type: string;
  [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

function walk(node: Node, visit: (node: Node, parent: Node | null) => void): void {
  const open: [Node, Node | null][] = [[node, null]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, parent] = next;
    visit(one, parent);
    for (const value of Object.values(one)) {
      const inside: unknown[] = Array.isArray(value) ? value : [value];
      for (const inner of inside) if (isNode(inner)) open.push([inner, one]);
    }
  }
}

function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === "Identifier") return node["name"] as string;
  return node.type === "Literal" && typeof node["value"] === "string" ? node["value"] : null;
}

// The members that scripts give their own objects. What is called must be one of the functions: a
// field `at` does not make `.at()` one's own.
export interface Own {
  fields: Set<string>;
  functions: Set<string>;
}

function isFunction(value: unknown): boolean {
  return isNode(value) && /Function/.test(value.type);
}

export function addOwn(script: Node, own: Own): void {
  walk(script, (node, parent) => {
    const isMethod = node.type === "MethodDefinition";
    const isField = node.type === "PropertyDefinition";
    const isKey = node.type === "Property" && parent?.type === "ObjectExpression";
    const key = isMethod || isField || isKey ? nameOf(node["key"]) : null;
    if (key === null || node["computed"] === true) return;
    own.fields.add(key);
    if (isMethod || isFunction(node["value"])) own.functions.add(key);
  });
}

// Every name a pattern binds.
function bind(pattern: unknown, names: Set<string>): void {
  if (!isNode(pattern)) return;
  if (pattern.type === "Identifier") names.add(pattern["name"] as string);
  for (const field of ["left", "argument", "value"]) bind(pattern[field], names);
  for (const field of ["elements", "properties"]) {
    for (const inner of (pattern[field] as unknown[] | undefined) ?? []) bind(inner, names);
  }
}

function namesOf(script: Node): Set<string> {
  const names = new Set<string>();
  walk(script, (node) => {
    for (const parameter of (node["params"] as unknown[] | undefined) ?? []) bind(parameter, names);
    if (/^(VariableDeclarator|Function|Class|Import.*Specifier)/.test(node.type)) {
      bind(node["id"] ?? node["local"], names);
    }
    if (node.type === "CatchClause") bind(node["param"], names);
  });
  return names;
}

interface Scope {
  names: ReadonlySet<string>; // Variables, parameters, functions, classes, imports.
  own: Own;
}

const globalObjects = ["window", "globalThis", "self"];

function memberUse(node: Node, called: boolean, scope: Scope): string | null {
  const { computed, property, object } = node;
  const literal = isNode(property) && property.type === "Literal";
  const name = computed === true && !literal ? null : nameOf(property);
  if (name === null) return null;
  const home = isNode(object) && object.type === "Identifier" ? nameOf(object) : null;
  if (home !== null && !scope.names.has(home)) {
    if (globalObjects.includes(home)) return isNewGlobal(name) ? name : null;
    if (isNewStatic(home, name)) return `${home}.${name}`;
  }
  const own = called ? scope.own.functions : scope.own.fields;
  return isNewMember(name) && !own.has(name) ? `.${name}` : null;
}

// h("dialog", { inert: true }) as JSX becomes it.
function elementUses(node: Node): string[] {
  const [tag, props] = node["arguments"] as unknown[];
  const name = isNode(tag) && tag.type === "Literal" ? nameOf(tag) : null;
  if (name === null || !isNode(props) || props.type !== "ObjectExpression") return [];
  const element = child(html["elements"] as Identifier, name);
  if (element === undefined) return [];
  const keys = (props["properties"] as Node[]).map(({ key }) => nameOf(key)?.toLowerCase() ?? "");
  const newKeys = keys.filter((key) =>
    noneIsUsable([child(element, key), child(html["global_attributes"] as Identifier, key)]),
  );
  return [...(usable(element) ? [] : [`<${name}>`]), ...newKeys.map((key) => `<${name} ${key}>`)];
}

// Looking behind, and the flags d and v: the whole script does not start in Safari 14.
function expressionUse(node: Node): string | null {
  const regex = node["regex"] as { pattern: string; flags: string } | undefined;
  if (regex === undefined) return null;
  const bad = /\(\?<[=!]/.test(regex.pattern) || /[dv]/.test(regex.flags);
  return bad ? `/${regex.pattern}/${regex.flags}` : null;
}

function isReference(node: Node, parent: Node | null): boolean {
  if (node.type !== "Identifier" || parent === null) return false;
  if (parent.type === "MemberExpression")
    return parent["object"] === node || parent["computed"] === true;
  if (parent.type === "Property") return parent["value"] === node;
  return !/^(MethodDefinition|PropertyDefinition|LabeledStatement|BreakStatement|ContinueStatement|Import.*|Export.*|MetaProperty)$/.test(
    parent.type,
  );
}

// What a script uses that old tablets lack: "structuredClone", "Object.hasOwn", ".at", "<dialog>".
export function newInScript(script: Node, own: Own): string[] {
  const scope = { names: namesOf(script), own };
  const found = new Set<string>();
  const tell = (use: string | null) => {
    if (use !== null) found.add(use);
  };
  walk(script, (node, parent) => {
    if (node.type === "MemberExpression") {
      const called = parent?.type === "CallExpression" && parent["callee"] === node;
      tell(memberUse(node, called, scope));
    } else if (node.type === "CallExpression") elementUses(node).forEach(tell);
    else if (node.type === "Literal") tell(expressionUse(node));
    else if (isReference(node, parent)) {
      const name = node["name"] as string;
      if (!scope.names.has(name) && isNewGlobal(name)) tell(name);
    }
  });
  return [...found].sort();
}

// ---- style sheets ----

const keywordOf = (value: string) => value.trim().replace(/\s*!important$/, "");

function declarationUses(name: string, value: string): string[] {
  if (name.startsWith("--")) return [];
  const property = child(css["properties"] as Identifier, name);
  if (!usable(property)) return [name];
  const keyword = keywordOf(value);
  return usable(child(property, keyword)) ? [] : [`${name}: ${keyword}`];
}

// "text-wrap", ":has", "@container", "display: flow-root".
export function newInStyle(sheet: string): string[] {
  const bare = sheet.replace(/\/\*[^]*?\*\//g, "").replace(/"[^"]*"/g, '""');
  const found = new Set<string>();
  for (const [, name = ""] of bare.matchAll(/@([a-z-]+)/g)) {
    if (!usable(child(css["at-rules"] as Identifier, name))) found.add(`@${name}`);
  }
  for (const [, prelude = "", body = ""] of bare.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    for (const [, name = ""] of prelude.matchAll(/::?([a-z-]+)/g)) {
      if (!prelude.trim().startsWith("@") && !usable(child(css["selectors"] as Identifier, name))) {
        found.add(`:${name}`);
      }
    }
    for (const line of body.split(";")) {
      const [name = "", ...value] = line.split(":");
      if (value.length === 0) continue;
      for (const use of declarationUses(name.trim(), value.join(":"))) found.add(use);
    }
  }
  return [...found].sort();
}
