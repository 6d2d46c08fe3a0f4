// Tests wait for a state, never for a time. Found is what sleeps for a time that is given: C++'s
// sleep_for and its like, Playwright's waitForTimeout, a promise that a timer resolves. A timer that
// only limits how long a state is awaited is no sleep, nor is one of 0 ms, which lets others run.
import { code } from "./reading/cpp.ts";
import type { Found } from "./reading/ratchet.ts";
import { isCpp, isTest, isTypeScript, lineAt, type Source } from "./reading/tree.ts";
import { isNode, walk, type Node } from "./reading/typescript.ts";

export const mayNotSleep = (path: string) => isTest(path) && (isCpp(path) || isTypeScript(path));

const inCpp = ({ text }: Source): number[] =>
  [...code(text).matchAll(/\b(sleep_for|sleep_until|nanosleep|usleep|sleep)\s*\(/g)].map(
    ({ index }) => index,
  );

const nameOf = (node: unknown): string =>
  isNode(node) ? String(node["name"] ?? nameOf(node["property"])) : "";

// Does `timer`, a call of setTimeout, do nothing but resolve the promise that it stands in?
function resolves(timer: Node, within: readonly Node[], text: string): boolean {
  const promise = within.findLast((node) => node.type === "NewExpression");
  if (promise === undefined || nameOf(promise["callee"]) !== "Promise") return false;
  const [executor] = promise["arguments"] as Node[];
  const resolve = nameOf((executor?.["params"] as Node[] | undefined)?.[0]);
  const [what, time] = timer["arguments"] as Node[];
  if (what === undefined || resolve === "" || time === undefined || time["value"] === 0)
    return false;
  const called = new RegExp(`\\b${resolve}\\b`);
  return called.test(text.slice(what.start, what.end));
}

function inTypeScript(source: Source): number[] {
  const starts: number[] = [];
  walk(source, (node, within) => {
    const name = node.type === "CallExpression" ? nameOf(node["callee"]) : "";
    const asleep =
      name === "waitForTimeout" ||
      (name === "setTimeout" && resolves(node, within, source.text)) ||
      (node.type === "ImportDeclaration" &&
        /timers\/promises$/.test(String((node["source"] as Node)["value"])));
    if (asleep) starts.push(node.start);
  });
  return starts;
}

// By file, with every place.
export function sleepsIn(source: Source): Found[] {
  const { path, text } = source;
  const starts = isCpp(path) ? inCpp(source) : inTypeScript(source);
  if (starts.length === 0) return [];
  const at = starts.map((start) => `${path}:${lineAt(text, start)}`);
  const says = starts.length === 1 ? "a test sleeps" : `a test sleeps ${starts.length} times`;
  const todo = "Wait for the state that the time is meant to bring.";
  return [{ key: path, size: starts.length, at, says, todo }];
}
