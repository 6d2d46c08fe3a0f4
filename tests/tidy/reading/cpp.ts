const quiet = [
  /\/\/(?:[^\\\n]|\\[\s\S])*/, // A comment; a backslash takes the next line in.
  /\/\*[\s\S]*?\*\//,
  /(?<!\w)(?:u8|[uUL])?R"([^()\\\s]{0,16})\([\s\S]*?\)\1"/,
  /"(?:\\[\s\S]|[^"\\\n])*"/,
  /(?<!\b\d[\da-fA-FxXbB']*)'(?:\\.|[^'\\\n])+'/, // Not the ' of 1'000.
];
const silent = new RegExp(quiet.map(({ source }) => source).join("|"), "g");
const directive = /^[ \t]*#(?:[^\\\n]|\\[\s\S])*/gm;

const blank = (text: string) => text.replace(/[^\n]/g, " ");

// The same text with blanks for comments, strings, characters and preprocessor lines.
export const code = (text: string): string => text.replace(silent, blank).replace(directive, blank);
