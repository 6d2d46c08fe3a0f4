// Words for people stand in web_kit/catalogue, where both languages have them, and in no page.
// In a page words are: Chinese characters anywhere but in comments; letters between tags; letters in
// attributes that are read; a string that begins like a sentence.
import type { Found } from "./reading/ratchet.ts";
import { isStaged, isTest, isTypeScript, lineAt, type Source } from "./reading/tree.ts";
import { isNode, walk, type Node } from "./reading/typescript.ts";

export const isPage = (path: string) =>
  /^(console|display|judge_client\/web|web_kit)\/.*\.(tsx?|html)$/.test(path) &&
  !/^web_kit\/(catalogue|generated)\//.test(path) &&
  !isTest(path) &&
  !isStaged(path);

const read =
  /^(alt|label|placeholder|title|aria-(label|description|placeholder|roledescription|valuetext))$/;
const chinese = /\p{Script=Han}/u;
const sentence = /^\s*\p{Lu}\p{Ll}*,? +\p{Ll}/u;

const noWord = /\d|^[X-]+$/; // A code, a number or its place: "7K3M-9QXT", "86.5", "XXXX-XXXX".

const hasWord = (text: string) =>
  text
    .replace(/&#?\w+;/g, " ")
    .split(/\s+/)
    .some((part) => chinese.test(part) || (/\p{L}{2}/u.test(part) && !noWord.test(part)));

function textOf({ type, value, raw, regex }: Node): string {
  if (type === "TemplateElement") return (value as { raw: string }).raw;
  if (typeof value === "string") return value;
  return regex != null ? String(raw) : "";
}

// The strings that an expression may come to: not those it compares with or hands to a function.
function outcomes(node: unknown): Node[] {
  if (!isNode(node)) return [];
  const { type, consequent, alternate, left, right, expression, quasis } = node;
  if (type === "ConditionalExpression") return [consequent, alternate].flatMap(outcomes);
  if (type === "LogicalExpression") return outcomes(right);
  if (type === "BinaryExpression" && node["operator"] === "+")
    return [left, right].flatMap(outcomes);
  if (type === "ParenthesizedExpression" || type === "JSXExpressionContainer")
    return outcomes(expression);
  if (type === "TemplateLiteral") return quasis as Node[];
  return type === "Literal" || type === "JSXText" ? [node] : [];
}

// What of a node is shown to people, if it is all words.
function shownOf(node: Node): Node[] {
  if (/^JSX(Element|Fragment)$/.test(node.type))
    return (node["children"] as Node[]).flatMap(outcomes);
  const { name, value } = node;
  if (node.type !== "JSXAttribute" || !isNode(name)) return [];
  return read.test(String(name["name"])) ? outcomes(value) : [];
}

function inTypeScript(source: Source): number[] {
  const starts = new Set<number>();
  walk(source, (node) => {
    const string = node.type === "Literal" || node.type === "TemplateElement";
    const text = textOf(node);
    if (chinese.test(text) || (string && sentence.test(text))) starts.add(node.start);
    for (const shown of shownOf(node)) if (hasWord(textOf(shown))) starts.add(shown.start);
  });
  return [...starts].sort((a, b) => a - b);
}

const blank = (text: string) => text.replace(/[^\n]/g, " ");
const between =
  />([^<>]+)<|\s(?:alt|title|placeholder|aria-label|content)="([^"]*[^"\x00-\x7f][^"]*)"/g;

function inHtml({ text }: Source): number[] {
  const visible = text.replace(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>/g, blank);
  const found = [...visible.matchAll(between)];
  return found.filter((match) => hasWord(match[1] ?? match[2] ?? "")).map(({ index }) => index);
}

// By file, with every place.
export function wordsIn(source: Source): Found[] {
  const { path, text } = source;
  const starts = isTypeScript(path) ? inTypeScript(source) : inHtml(source);
  if (starts.length === 0) return [];
  const at = new Set(starts.map((start) => `${path}:${lineAt(text, start)}`));
  const says = `words for people outside the catalogues in ${starts.length} place(s)`;
  const todo = "Give each a key in web_kit/catalogue, in every language.";
  return [{ key: path, size: starts.length, at: [...at], says, todo }];
}
