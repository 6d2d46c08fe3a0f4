// A seat's code as people type it: "7K3M-9QXT", in any case, with or without the dash, with the
// letters O, I and L for the digits they look like.

export const codeLength = 8;
const alphabet = /^[0-9A-HJKMNP-TV-Z]*$/; // Crockford base32

// Eight characters of the alphabet where the code is right; whatever is left of it where not.
export function normalCode(typed: string): string {
  return typed
    .normalize("NFKC") // Full-width letters and digits of a Chinese keyboard.
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .slice(0, codeLength);
}

// As it stands on the card: "7K3M-9QXT"; what is typed so far keeps its place.
export function groupedCode(typed: string): string {
  const code = normalCode(typed);
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

export type CodeProblem = "short" | "letters";

export function codeProblem(typed: string): CodeProblem | null {
  const code = normalCode(typed);
  if (!alphabet.test(code)) return "letters"; // U is in no code.
  return code.length < codeLength ? "short" : null;
}

// "#7K3M-9QXT" → "7K3M9QXT"; null for any other fragment.
export function codeInFragment(fragment: string): string | null {
  let text = fragment.replace(/^#/, "");
  try {
    text = decodeURIComponent(text);
  } catch {
    return null;
  }
  return text.length <= 16 && codeProblem(text) === null ? normalCode(text) : null;
}
