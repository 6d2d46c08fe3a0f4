// A function fits a screen: 70 lines from its first word to its last brace, what stands inside it
// included. A group of tests is none.
import { functionsOf as functionsOfCpp, type Span } from "./reading/cpp_functions.ts";
import type { Found } from "./reading/ratchet.ts";
import { isCpp, isTypeScript, lineAt, type Source } from "./reading/tree.ts";
import { isNode, walk, type Node } from "./reading/typescript.ts";

export const limit = 70;

export const hasFunctions = (path: string) => isCpp(path) || isTypeScript(path);

const called = (value: unknown): string => {
  if (!isNode(value)) return "";
  if (value.type === "MemberExpression")
    return called(value["object"]) || called(value["property"]);
  if (value.type === "CallExpression") return called(value["callee"]);
  return String(value["name"] ?? value["value"] ?? "");
};

// "stepsOf", "Outbox.send" or 'test "a clock stands"'.
function nameOf(node: Node, within: readonly Node[]): string {
  const [around, parent] = [within.at(-3), within.at(-1)];
  if (isNode(node["id"])) return called(node["id"]);
  if (parent?.type === "CallExpression") {
    const [first] = parent["arguments"] as Node[];
    return `${called(parent["callee"])} "${first === node ? "" : called(first)}"`;
  }
  const name = called(parent?.["id"]) || called(parent?.["key"]);
  const owner = parent?.type === "MethodDefinition" ? called(around?.["id"]) : "";
  return owner === "" ? name : `${owner}.${name}`;
}

const isFunction = ({ type, body }: Node) =>
  /^(Function(Declaration|Expression)|ArrowFunctionExpression)$/.test(type) && body !== null;

const isGroup = (parent: Node | undefined) =>
  parent?.type === "CallExpression" && called(parent["callee"]) === "describe";

function functionsOfTypeScript(source: Source): Span[] {
  const spans: Span[] = [];
  walk(source, (node, within) => {
    if (!isFunction(node) || isGroup(within.at(-1))) return;
    const line = lineAt(source.text, node.start);
    const lines = source.text.slice(node.start, node.end).split("\n").length;
    if (lines > limit) spans.push({ name: nameOf(node, within), line, lines });
  });
  return spans;
}

function spansOf(source: Source): Span[] {
  if (!isCpp(source.path)) return functionsOfTypeScript(source);
  try {
    return functionsOfCpp(source.text);
  } catch (error) {
    throw new Error(`${source.path}: the functions cannot be told: ${String(error)}`);
  }
}

// The longest, where several have one name.
export function longFunctions(source: Source): Found[] {
  const found = new Map<string, Found>();
  const long = spansOf(source).filter(({ lines }) => lines > limit);
  for (const { name, line, lines } of long.sort((a, b) => a.lines - b.lines)) {
    const key = `${source.path} ${name}`;
    const says = `${name} is ${lines} lines long, of ${limit} at most`;
    const todo = "Divide it into parts that have names.";
    found.set(key, { key, size: lines, at: [`${source.path}:${line}`], says, todo });
  }
  return [...found.values()];
}
