// Reads C++ just far enough to tell its functions: braces, and what stands before them.
import { code } from "./cpp.ts";
import { lineAt } from "./tree.ts";

export interface Span {
  name: string;
  line: number; // Of its first word.
  lines: number;
}

// A lambda is one where it stands in no function; "list" is every other {…} that makes a value.
type Kind = "scope" | "function" | "lambda" | "list" | "block";

const lambda =
  /\[[^[\]{}]*\]\s*(\((?:[^(){}]|\([^()]*\))*\)\s*)?(mutable\s*|noexcept\s*|->[^(){}]*)*$/;
const type = /^((typedef|static|constexpr|inline|const)\s+)*(class|struct|union|enum)\b[^(]*$/;
const member = /(?:(?<!:):(?!:)|,)\s*[\w:]+(?:<[^()]*>)?\s*$/; // ": a_" before {a}.

const labels = /^(\s*(public|private|protected)\s*:)*\s*/;

// Without access labels, template<…>, attributes.
function bare(head: string): string {
  let rest = head.replace(labels, "").trim();
  while (/^template\s*</.test(rest)) {
    let depth = 0;
    let at = rest.indexOf("<");
    do {
      depth += rest[at] === "<" ? 1 : rest[at] === ">" ? -1 : 0;
    } while (++at < rest.length && depth > 0);
    rest = rest.slice(at).trim();
  }
  return rest.replace(/\[\[[^\]]*\]\]|alignas\s*\([^)]*\)/g, "").trim();
}

function kindOf(head: string, inValue: boolean): Kind {
  if (lambda.test(head)) return "lambda";
  const rest = bare(head);
  if (inValue) return "list";
  if (/^(inline\s+)?namespace\b/.test(rest) || /^extern\b[^(]*$/.test(rest) || type.test(rest)) {
    return "scope";
  }
  const opened = rest.indexOf("(");
  if (opened < 0) return "list";
  if (rest.slice(0, opened).includes("=") && !/\boperator\b/.test(rest)) return "list";
  return !/->[^)]*$/.test(rest) && member.test(rest) ? "list" : "function";
}

// TEST(Clock, Stands) keeps its words; "Clock::Stand".
function nameOf(head: string): string {
  const rest = bare(head);
  const name = /((?:\w+::)*(?:operator\s*(?:\(\)|[^\s\w(]+)|~?\w+))\s*\(/.exec(rest)?.[1] ?? "";
  return /^[A-Z_]{4,}$/.test(name) ? rest.replace(/\s+/g, " ") : name;
}

// Where a function's own words begin in what stands before its brace, and its name.
function beginOf(kind: Kind, head: string): { name: string; skip: number } {
  if (kind === "function") return { name: nameOf(head), skip: labels.exec(head)?.[0].length ?? 0 };
  const skip = kind === "lambda" ? head.search(lambda) : 0;
  return { name: /(\w+)\s*=\s*$/.exec(head.slice(0, skip))?.[1] ?? "a lambda", skip };
}

// Every function with its first and last line. Throws where braces do not pair.
export function functionsOf(text: string): Span[] {
  const read = code(text);
  const spans: Span[] = [];
  const open: { kind: Kind; name: string; from: number; depth: number; start: number }[] = [];
  let from = 0; // Where the words before the next brace begin.
  let depth = 0; // Of parentheses.
  for (const { 0: mark, index } of read.matchAll(/[{}();]/g)) {
    const inside = open.at(-1);
    if (mark === "(") depth++;
    else if (mark === ")") depth--;
    else if (mark === ";" && depth === 0) from = index + 1;
    else if (mark === "{") {
      const head = read.slice(from, index);
      const inFunction = /function|lambda|block/.test(inside?.kind ?? "");
      const kind = inFunction ? "block" : kindOf(head, depth > 0 || inside?.kind === "list");
      const { name, skip } = beginOf(kind, head);
      open.push({ kind, name, from, depth, start: from + skip });
      if (kind !== "list") from = index + 1;
      depth = 0;
    } else if (mark === "}") {
      if (inside === undefined) throw new Error(`a } too many in line ${lineAt(text, index)}`);
      const { kind, name, start } = inside;
      open.pop();
      const line = lineAt(text, start);
      if (kind === "function" || kind === "lambda") {
        spans.push({ name, line, lines: lineAt(text, index) - line + 1 });
      }
      depth = inside.depth;
      from = kind === "list" || kind === "lambda" ? inside.from : index + 1;
    }
  }
  if (open.length > 0) throw new Error(`${open.length} { without their }`);
  return spans;
}
