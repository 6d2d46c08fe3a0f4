// The HTML file of a page: an empty place to draw in, where its words are, and what to say while
// these cannot be fetched (web_kit/page/page.tsx reads all of it).
import { bareTrust } from "./bare_trust.ts";
import { escaped, languageTags } from "./markup.ts";
import type { Page } from "./pages.ts";
import { languages, wordsOf, type Language } from "./words.ts";

interface Parts {
  title: string;
  entry: string;
  place: string; // Attributes of where the page is drawn.
  content: string;
  after: string;
}

function document({ title, entry, place, content, after }: Parts): string {
  return `<!doctype html>
<html lang="${languageTags.zh}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/web_kit/icon.svg" />
    <title>${escaped(title)}</title>
    <script type="module" src="/${entry}"></script>
  </head>
  <body>
    <div id="page"${place}>${content}</div>
${after}  </body>
</html>
`;
}

function awayWords(): string {
  const said = languages.map((language) => {
    const words = wordsOf(["kit"], language)["kit.words.away"] ?? "";
    return `<span lang="${languageTags[language]}">${escaped(words)}</span>`;
  });
  return `    <p id="away" role="status" hidden>${said.join(" ")}</p>\n`;
}

// `addresses`: where the words of each language are fetched.
export function htmlOf(page: Page, addresses: Readonly<Record<Language, string>>): string {
  const words = languages.map((of) => ` data-words-${of}="${escaped(addresses[of])}"`).join("");
  const chinese = wordsOf(page.areas, "zh");
  return document({
    title: `${chinese[page.title]} · ${chinese["kit.product"]}`,
    entry: page.entry,
    place: ` data-title="${page.title}"${words}`,
    content: page.bare === true ? bareTrust() : "",
    after: awayWords(),
  });
}

// A preview has all words within and chooses its own title.
export function previewHtml(entry: string): string {
  return document({ title: "Preview", entry, place: "", content: "", after: "" });
}
